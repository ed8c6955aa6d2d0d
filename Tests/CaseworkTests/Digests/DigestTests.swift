import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("The morning digest")
struct DigestTests {
    private func digests(_ house: House, _ store: Store? = nil) throws -> Digests {
        Digests(store ?? house.store, desks: ["property": try Checkout.desk.get()])
    }

    private func at(_ house: House, _ text: String) throws { house.hand.set(try #require(Instant(text))) }

    private func mine(_ digests: Digests, _ house: House, _ user: String = "chen") async throws -> [Digest] {
        try await digests.list(for: house.actor(user)).items
    }

    @Test("at six of the project's zone, not a millisecond before, once, and to supervisors alone")
    func exact() async throws {
        let house = try await House.open()
        let digests = try digests(house)
        #expect(try await digests.write() == 1, "the first start falls into a morning")
        try at(house, "2026-03-04T05:59:59.999+08:00")
        #expect(try await digests.write() == 0)
        house.hand.advance(House.instant)
        #expect(try await digests.write() == 1)
        #expect(try await digests.write() == 0)
        house.hand.advance(.hours(17))
        #expect(try await digests.write() == 0, "once a day")
        let all = try await mine(digests, house)
        #expect(all.map(\.day.description) == ["2026-03-04", "2026-03-03"])
        #expect(all[0].at == Instant("2026-03-03T22:00:00Z") && all[0].zone == .shanghai)
        for user in ["lin", "zhao", "hui", "root"] { #expect(try await mine(digests, house, user) == []) }
    }

    @Test("after a stop it is written with the next start of the same morning, but not after the desk's time")
    func afterAStop() async throws {
        for (time, count) in [("10:00:00.000", 1), ("10:00:00.001", 0), ("09:00:00", 1)] {
            let house = try await House.open()
            try at(house, "2026-03-04T\(time)+08:00")
            let store = try house.reopened()
            defer { store.close() }
            #expect(try await digests(house, store).write() == count, "\(time)")
            try at(house, "2026-03-05T06:00:00+08:00")
            #expect(try await digests(house).write() == 1, "the next morning as ever")
        }
    }

    @Test("two copies at once write one each for each person")
    func copies() async throws {
        let house = try await House.open()
        let store = try house.reopened()
        defer { store.close() }
        let all = [try digests(house), try digests(house, store)]
        let written = try await withThrowingTaskGroup(of: Int.self) { group in
            for one in all + all { group.addTask { try await one.write() } }
            return try await group.reduce(0, +)
        }
        #expect(written == 1)
        #expect(try await mine(all[0], house).count == 1)
    }

    @Test(
        "whatever fails or dies at the commit, it is written whole or not at all, and once",
        arguments: Fault.allCases)
    func faults(_ fault: Fault) async throws {
        let house = try await House.open()
        let next = NextFault()
        let store = try house.reopened(faults: Faults { next.take() })
        defer { store.close() }
        next.plan(fault)
        await #expect(throws: StoreFailure.self) { try await digests(house, store).write() }
        let isDone = fault == .answerLost
        let after = try digests(house)
        #expect(try await mine(after, house).count == (isDone ? 1 : 0))
        #expect(try await after.write() == (isDone ? 0 : 1))
        let all = try await mine(after, house)
        #expect(all.count == 1 && all[0].lines.count == Digest.Measure.allCases.count)
    }

    @Test("each zone has its morning; one person has one digest there of all their projects")
    func zones() async throws {
        let house = try await House.open()
        let places = Places(house.store)
        let tokyo = try await places.addProject(
            code: "tokyo", name: "东京", zone: #require(Zone("Asia/Tokyo")), by: 0)
        let second = try await places.addProject(code: "second", name: "二期", zone: .shanghai, by: 0)
        try await house.store.write { tx in
            let posts = [tokyo, second].map { Staff.Post(role: "supervisor", project: $0.id) }
            try StaffTable.insert(
                tx, Staff(
                    id: tx.newID(), user: "liu", name: "刘主管", phone: "", departments: [], roles: posts,
                    isActive: true, language: .simplified), password: "")
        }
        let digests = try digests(house)
        try at(house, "2026-03-04T05:00:00+08:00")
        #expect(try await digests.write() == 1, "six in Tokyo is five in Shanghai")
        try at(house, "2026-03-04T06:00:00+08:00")
        #expect(try await digests.write() == 2)
        let rows = try await house.store.read { db in
            try db.rows(
                """
                SELECT digest.zone, count(DISTINCT digest_line.project) FROM digest
                JOIN digest_line ON digest_line.digest = digest.id GROUP BY digest.id, digest.zone ORDER BY digest.id
                """
            ) { "\(try $0.next(String.self)) \(try $0.next(Int.self))" }
        }
        #expect(rows == ["Asia/Tokyo 1", "Asia/Shanghai 1", "Asia/Shanghai 1"])
    }

    @Test("each number is that of its list at that time, and is kept as it was")
    func numbers() async throws {
        let house = try await House.open()
        let root = try house.actor("root")
        _ = try await house.busy(seed: 5, acts: 200)
        _ = try await house.register("电梯困人", kind: "help") { $0.priority = .emergency }
        let item = try await house.solved()
        _ = try await house.act("confirm", on: item, by: "hui") {
            ($0.act.isSatisfied, $0.act.comment) = (false, "还在漏")
        }
        let day = Zone.shanghai.day(of: house.hand.now)
        house.hand.set(Zone.shanghai.start(of: day.adding(days: 1)) + .hours(6))
        let digests = try digests(house)
        #expect(try await digests.write() == 1)
        let digest = try #require(try await mine(digests, house).first)
        for measure in Digest.Measure.allCases {
            guard var filter = measure.filter(on: digest.day, in: digest.zone) else { continue }
            (filter.project, filter.limit) = (house.estate.id, 200)
            let list = try await house.cases.list(filter, for: root)
            #expect(list.next == nil && digest.number(measure, of: house.estate.id) == list.items.count, "\(measure)")
            if measure != .dueToday { #expect(!list.items.isEmpty, "\(measure) says nothing here") }
        }
        let before = digest.number(.inWork, of: house.estate.id)
        _ = try await house.register()
        #expect(try await mine(digests, house).first?.number(.inWork, of: house.estate.id) == before)
        let now = try await digests.now(digest, for: root)
        #expect(now.first { $0.measure == .inWork }?.number == before + 1)
    }

    @Test("one's own alone, seen up to where one looked")
    func seeing() async throws {
        let house = try await House.open()
        let digests = try digests(house)
        _ = try await digests.write()
        house.hand.advance(.days(1))
        _ = try await digests.write()
        let (chen, root) = (try house.actor("chen"), try house.actor("root"))
        let all = try await mine(digests, house)
        #expect(try await [digests.unseen(for: chen), digests.unseen(for: root)] == [2, 0])
        let name = all[1].id.description
        await refused(InsightRefusal.unknownDigest(name)) { try await digests.digest(name, for: root) }
        await refused(InsightRefusal.unknownDigest(name)) { try await digests.see(name, by: root) }
        #expect(try await digests.see(name, by: chen) == 1)
        #expect(try await digests.unseen(for: chen) == 1)
        #expect(try await digests.see(all[0].id.description, by: chen) == 1)
        #expect(try await digests.list(for: chen, unseenOnly: true).items == [])
    }
}
