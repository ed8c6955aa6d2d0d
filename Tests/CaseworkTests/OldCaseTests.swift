import Insight
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

extension House {
    /// An old case, taken in by root.
    func takeIn(_ old: OldCase) async throws -> Case {
        let (arriving, root) = (try cases.prepare(old), try actor("root"))
        return try await store.write { [cases, estate] tx in
            try cases.takeIn(tx, arriving, in: estate, by: root)
        }
    }

    func takeBack(_ item: Case) async throws -> Cases.StaysWhy? {
        let root = try actor("root")
        return try await store.write { [cases] in
            try cases.takeBack($0, item.id, version: item.version, by: root)
        }
    }
}

@Suite("Old cases that come in, and go with their import")
struct OldCaseTests {
    private func old(_ house: House, _ number: String, days: Int64, answer: String? = nil) -> OldCase {
        var row = OldCase(reportedAt: house.hand.now - .days(days), kind: "complaint")
        (row.text, row.externalNumber, row.writer) = ("旧单\(number)水管", number, "王先生")
        if let answer { (row.answer, row.answeredAt) = (answer, row.reportedAt + .hours(20)) }
        return row
    }

    private func counters(_ house: House) async throws -> [String: Int] {
        try await house.store.read { try Counters.all($0, projects: [house.estate.id.number], prefix: "") }
            .filter { $0.value != 0 }
    }

    private func listed(_ house: House, _ text: String? = nil) async throws -> [String] {
        var filter = CaseFilter()
        filter.text = text
        return try await house.cases.list(filter, for: try house.actor("root")).items.map(\.number)
    }

    private func opened(_ house: House) async throws -> [Int] {
        var (all, query): ([Int], FigureQuery) = ([], FigureQuery())
        query.span = .named(.year)
        for key in ["complaints", "backlog", "reopened", "closed"] {
            let figures = Figures(house.store, complaints: ["complaint"])
            all.append(try await figures.figure(key, query, for: try house.actor("root")).tally.count)
        }
        return all
    }

    @Test("Taken back, they are in no list, no figure and no number, and stay readable under theirs")
    func takenBack() async throws {
        let house = try await House.open()
        try await house.register("灯不亮")
        let (before, lists, figures) = (try await counters(house), try await listed(house), try await opened(house))
        let open = try await house.takeIn(old(house, "旧-1", days: 40))
        let done = try await house.takeIn(old(house, "旧-2", days: 30, answer: "已修"))
        #expect(open.phase == .open && done.phase == .closed && done.version == 2)
        #expect(try await opened(house) != figures)
        #expect(try await listed(house, "旧单").count == 2)
        for item in [open, done] { #expect(try await house.takeBack(item) == nil) }
        var after = try await counters(house)
        #expect(after.removeValue(forKey: "phase:cancelled") == 2)
        #expect(after == before)
        #expect(try await listed(house) == lists)
        #expect(try await listed(house, "旧单") == [])
        #expect(try await opened(house) == figures)
        let left = try await house.cases.find(done.number, for: try house.actor("root"))
        #expect(left.phase == .cancelled && left.solvedAt == nil && left.text == done.text)
        #expect(try await house.cases.timeline(of: done.number, for: try house.actor("root")).items.count == 3)
        #expect(try await house.isSound())
        // The same row may come again.
        #expect(try await house.takeIn(old(house, "旧-1", days: 40)).number != open.number)
    }

    @Test("One that somebody touched since stays")
    func touched() async throws {
        let house = try await House.open()
        let item = try await house.takeIn(old(house, "旧-1", days: 40))
        _ = try await house.act("dispatch", on: item, by: "lin") { $0.to = "engineering" }
        let before = try await counters(house)
        #expect(try await house.takeBack(item) == .changed)
        #expect(try await counters(house) == before)
        #expect(try await listed(house, "旧单") == [item.number])
    }

    @Test("What could not have been is refused before anything is written")
    func refused() async throws {
        let house = try await House.open()
        var late = old(house, "旧-1", days: 1, answer: "x")
        late.answeredAt = house.hand.now + .days(3)
        #expect(throws: CaseRefusal.dateOutOfRange(field: "answeredAt")) { try house.cases.prepare(late) }
        var rocket = old(house, "旧-2", days: 1)
        rocket.kind = "rocket"
        #expect(throws: CaseRefusal.unknownKind("rocket")) { try house.cases.prepare(rocket) }
    }
}
