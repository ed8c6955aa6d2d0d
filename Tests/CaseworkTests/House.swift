import Bulletin
import Channels
import Custody
import Directory
import Foundation
import Handover
import Insight
import Kernel
import Rounds
import Store
import TestStore
import Testing

@testable import Casework
@testable import Workforce

/// Where the checkout lies, from this file's own place.
enum Checkout {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let property = folder.appending(path: "Desks/property")
    static let desk = Result { try Desk.read(property) }
}

/// One estate with a named cast, on a store of its own and a clock that stands still: Tuesday, 2026-03-03 09:00.
final class House: Sendable {
    let folder: URL
    let hand: HandClock
    let store: Store
    let cases: Cases
    let estate: Project
    let tower: Project
    let cast: [String: Actor]

    static let morning = Instant(seconds: 1_772_499_600)

    private init(
        folder: URL, hand: HandClock, store: Store, cases: Cases, estate: Project, tower: Project, cast: [String: Actor]
    ) {
        self.folder = folder
        self.hand = hand
        self.store = store
        self.cases = cases
        self.estate = estate
        self.tower = tower
        self.cast = cast
    }

    deinit {
        store.close()
        TestStore.clear(folder)
    }

    static func openStore(_ folder: URL, _ hand: HandClock, faults: Faults? = nil) throws -> Store {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try TestStore.open(
            in: folder, clock: hand.clock,
            migrations: Migration.ofDirectory + Migration.ofWorkforce + Migration.ofCasework + Migration.ofChannels
                + Migration.ofRounds + Migration.ofCustody + Migration.ofHandover + Migration.ofBulletin
                + Migration.ofInsight,
            faults: faults)
    }

    static func open() async throws -> House {
        let folder = FileManager.default.temporaryDirectory.appending(path: "house-\(UUID().uuidString)")
        let hand = HandClock(morning)
        let store = try openStore(folder, hand)
        let desk = try Checkout.desk.get()
        let places = Places(store)
        let estate = try await places.addProject(code: "garden", name: "花园小区", zone: .shanghai, by: 0)
        let tower = try await places.addProject(code: "tower", name: "云顶大厦", zone: .shanghai, by: 0)
        try await Team(store).adopt(departments: desk.departments.map { ($0.key, $0.name) }, roles: desk.roles)
        let cast = try await hire(store, estate)
        return House(
            folder: folder, hand: hand, store: store, cases: Cases(store, desks: [desk]), estate: estate, tower: tower,
            cast: cast)
    }

    /// user, name, role, department; all of them in the one estate but the administrator.
    private static let people: [(String, String, String, String?)] = [
        ("lin", "林晓", "agent", "service"), ("chen", "陈主管", "supervisor", "service"),
        ("zhao", "赵师傅", "engineer", "engineering"), ("qian", "钱师傅", "engineer", "engineering"),
        ("hui", "回小访", "callback", "service"), ("host", "案小秋", "venue-host", nil),
        ("root", "管理员", "administrator", nil),
    ]

    private static func hire(_ store: Store, _ estate: Project) async throws -> [String: Actor] {
        try await store.write { tx in
            let departments = Dictionary(
                uniqueKeysWithValues: try StaffTable.departments(tx).map { ($0.key, $0.id) })
            var cast: [String: Actor] = [:]
            for (user, name, role, department) in people {
                let home = department.flatMap { departments[$0] }.map { [$0] } ?? []
                let post = Staff.Post(role: role, project: user == "root" ? nil : estate.id)
                let staff = Staff(
                    id: tx.newID(), user: user, name: name, phone: "", departments: home, roles: [post],
                    isActive: true, language: .simplified)
                try StaffTable.insert(tx, staff, password: "")
                cast[user] = try Doorkeeper.actor(tx, staff.id)?.0
            }
            return cast
        }
    }

    func actor(_ user: String) throws -> Actor { try #require(cast[user]) }

    /// Opens the same file again, as after a restart.
    func reopened(faults: Faults? = nil) throws -> Store { try Self.openStore(folder, hand, faults: faults) }
}

extension House {
    /// Registers a demand by telephone, as the agent Lin unless said otherwise.
    @discardableResult
    func register(
        _ text: String = "厨房水管漏水", kind: String = "repair", by user: String = "lin",
        request: RequestKey? = nil, _ fill: (inout Intake) -> Void = { _ in }
    ) async throws -> Case {
        var intake = Intake()
        intake.project = "garden"
        intake.kind = kind
        intake.channel = "telephone"
        intake.text = text
        intake.reporter = Reporter(name: "王先生", phone: "13800138000")
        fill(&intake)
        return try await cases.register(intake, request: request, by: try actor(user))
    }

    @discardableResult
    func act(
        _ action: String, on item: Case, by user: String, version: Int? = nil, request: RequestKey? = nil,
        _ fill: (inout ActRequest) -> Void = { _ in }
    ) async throws -> Case {
        var asked = ActRequest(action)
        fill(&asked)
        return try await cases.act(asked, on: item.number, version: version, request: request, by: try actor(user))
    }

    /// A repair that Zhao was sent to, did and finished.
    func solved(_ text: String = "厨房水管漏水") async throws -> Case {
        var item = try await register(text)
        item = try await act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        item = try await act("accept", on: item, by: "zhao")
        item = try await act("arrive", on: item, by: "zhao")
        return try await act("solve", on: item, by: "zhao") { $0.act.solution = "换了软管" }
    }

    func found(_ item: Case) async throws -> Case { try await cases.find(item.number, for: try actor("root")) }
}

/// Checks that `body` is refused with exactly this refusal.
func refused<R: Refusal & Equatable, T>(
    _ expected: R, at place: SourceLocation = #_sourceLocation, _ body: () async throws -> T
) async {
    do {
        _ = try await body()
        Issue.record("was allowed, not refused as \(expected)", sourceLocation: place)
    } catch let refusal as R {
        #expect(refusal == expected, sourceLocation: place)
    } catch {
        Issue.record("threw \(error), not \(expected)", sourceLocation: place)
    }
}
