import Casework
import Directory
import Foundation
import Kernel
import Sheets
import Store
import TestStore
import Testing
import Workforce

@testable import Transfer

/// One estate on a store of its own, with somebody who may bring sheets in.
final class Yard: Sendable {
    let folder: URL
    let store: Store
    let imports: Imports
    let cases: Cases
    let garden: Project
    let keeper: Actor
    let agent: Actor
    let hand: HandClock

    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let desk = Result { try Desk.read(checkout.appending(path: "Desks/property")) }

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "yard-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        hand = HandClock(Instant(seconds: 1_772_499_600))
        store = try TestStore.open(
            in: folder, clock: hand.clock,
            migrations: Migration.ofDirectory + Migration.ofWorkforce + Migration.ofCasework + Migration.ofTransfer)
        cases = Cases(store, desks: [try Self.desk.get()])
        imports = Imports(
            store, words: try ImportWords.read(Self.checkout.appending(path: "Desks/property")), cases: cases,
            keyring: Keyring(file: folder.appending(path: "key")))
        let places = Places(store)
        garden = try await places.addProject(code: "garden", name: "花园小区", zone: .shanghai, by: 0)
        _ = try await places.addProject(code: "tower", name: "云顶大厦", zone: .shanghai, by: 0)
        let team = Team(store)
        let words = Words(zh: "客服部", zhHant: "客服部", en: "Service")
        let all = Role(
            key: "administrator", name: Words(zh: "管理员", zhHant: "管理員", en: "Administrator"),
            rights: Set(Right.allCases))
        let small = Role(
            key: "agent", name: Words(zh: "客服坐席", zhHant: "客服坐席", en: "Agent"),
            rights: [.importRun, .peopleWrite, .caseRead])
        try await team.adopt(departments: [("service", words)], roles: [all, small])
        let password = try SealedPassword("gute-nacht-7")
        let root = try await team.add(
            StaffDraft(user: "root", name: "管理员", roles: [.init(role: "administrator", project: nil)]),
            password: password, by: 0)
        let lin = try await team.add(
            StaffDraft(user: "lin", name: "林晓", roles: [.init(role: "agent", project: garden.id)]),
            password: password, by: 0)
        keeper = try #require(try await store.read { try Doorkeeper.actor($0, root.id)?.0 })
        agent = try #require(try await store.read { try Doorkeeper.actor($0, lin.id)?.0 })
    }

    deinit {
        store.close()
        TestStore.clear(folder)
    }

    /// A sheet of text, brought in and looked at.
    func checked(_ kind: ImportKind, _ csv: String, by actor: Actor? = nil) async throws -> Import {
        try await checked(kind, Data(csv.utf8), by: actor)
    }

    func checked(_ kind: ImportKind, _ data: Data, by actor: Actor? = nil) async throws -> Import {
        let actor = actor ?? keeper
        let one = try await imports.begin(kind, file: "表.xlsx", data, project: "garden", by: actor)
        return try await imports.goOn(try await imports.check("\(one.id)", by: actor).id)
    }

    @discardableResult
    func run(_ one: Import, goodRows: Bool = false) async throws -> Import {
        let password = one.kind == .staff ? "anfang-2026!" : nil
        let running = try await imports.run("\(one.id)", goodRows: goodRows, password: password, by: keeper)
        return try await imports.goOn(running.id)
    }

    @discardableResult
    func taken(_ kind: ImportKind, _ csv: String) async throws -> Import { try await run(try await checked(kind, csv)) }

    func undone(_ one: Import) async throws -> Import {
        try await imports.goOn(try await imports.undo("\(one.id)", by: keeper).id)
    }

    func verdicts(_ one: Import) async throws -> [RowVerdict?] {
        try await imports.rows("\(one.id)", limit: 1000, for: keeper).map(\.verdict)
    }

    func words(_ one: Import) async throws -> [String] { try await verdicts(one).map { $0?.word ?? "" } }

    /// The code and field of every refused row.
    func faults(_ one: Import) async throws -> [String] {
        try await verdicts(one).compactMap { verdict in
            if case .refused(let fault) = verdict { "\(fault.code) \(fault.fields.first ?? "")" } else { nil }
        }
    }

    /// The names of those files of the store in which a text stands as it is; the key is none of them.
    func files(with text: String) throws -> [String] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try (all?.compactMap { $0 as? URL } ?? [])
            .filter { $0.lastPathComponent != "key" && !$0.hasDirectoryPath }
            .filter { try Data(contentsOf: $0).range(of: Data(text.utf8)) != nil }.map(\.lastPathComponent)
    }

    /// Everything that an import may touch, row by row.
    func dump() async throws -> [String] {
        try await store.read { db in
            var all: [String] = []
            let tables = [
                ("place", "id, project, parent, kind, code, name", 6), ("person", "id, name, phones, tags, note", 5),
                ("person_phone", "digits, person", 2),
                ("belonging", "person, kind, label, detail, spot, code, from_day, to_day, struck_at", 9),
                ("occupancy", "id, person, place, capacity, from_day, to_day, struck_at", 7),
                ("person_change", "id, person, act, about, was, becomes, why, actor", 8),
                ("person_number", "project, number, person", 3),
                ("staff", "id, user_name, name, phone, departments, posts, is_active, language, password", 9),
                ("staff_department", "department, staff", 2),
                ("person_paper", "id, person, kind, sealed, mark, made_at, struck_at, struck_why", 8),
            ]
            for (table, columns, count) in tables {
                let order = (1...count).map(String.init).joined(separator: ", ")
                all += try db.rows("SELECT \(columns) FROM \(table) ORDER BY \(order)") { row in
                    "\(table) \(try (0..<count).map { _ in "\(try row.next(SQLValue.self))" })"
                }
            }
            return all
        }
    }
}
