import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Lists of cases")
struct ListTests {
    /// Walks a list page by page.
    private func walk(_ house: House, _ filter: CaseFilter, by user: String = "lin") async throws -> [Case] {
        var filter = filter
        var all: [Case] = []
        for _ in 0..<200 {
            let page = try await house.cases.list(filter, for: try house.actor(user))
            #expect(page.items.count <= filter.limit)
            all += page.items
            guard let next = page.next else { return all }
            filter.after = next
        }
        Issue.record("the list has no end")
        return all
    }

    private func filled() async throws -> House {
        let house = try await House.open()
        for count in 0..<37 {
            house.hand.advance(.seconds(Int64(count % 3)))
            let kinds = ["repair", "praise", "complaint"]
            let item = try await house.register("第\(count)次报告走廊灯不亮", kind: kinds[count % 3]) {
                $0.priority = Priority.allCases[count % 3]
                $0.channel = count % 2 == 0 ? "telephone" : "letter"
            }
            if count % 5 == 0 { try await house.act("cancel", on: item, by: "chen") { $0.act.reason = "x" } }
        }
        return house
    }

    @Test("each order walks everything exactly once", arguments: CaseFilter.Sort.allCases, [1, 2, 7, 36, 37, 50])
    func walksEverything(_ sort: CaseFilter.Sort, _ limit: Int) async throws {
        let house = try await filled()
        var filter = CaseFilter()
        (filter.sort, filter.limit) = (sort, limit)
        let all = try await walk(house, filter)
        #expect(all.count == 37 && Set(all.map(\.id)).count == 37)
        let ids = all.map(\.id)
        switch sort {
        case .newest: #expect(ids == ids.sorted(by: >))
        case .oldest: #expect(ids == ids.sorted())
        case .due:
            let dues = all.map { $0.nextDue?.milliseconds ?? .max }
            #expect(dues == dues.sorted() && dues.last == .max && dues.first != .max)
        }
    }

    @Test("a search walks everything exactly once, newest first, whatever else is asked", arguments: [1, 3, 36, 50])
    func walksSearch(_ limit: Int) async throws {
        let house = try await filled()
        var filter = CaseFilter()
        (filter.text, filter.limit) = ("走廊", limit)
        let all = try await walk(house, filter).map(\.id)
        #expect(all.count == 37 && all == all.sorted(by: >))
        filter.phases = [.cancelled]
        #expect(try await walk(house, filter).count == 8)
    }

    @Test("what few hits stand behind many others is found, however small the page")
    func rareHit() async throws {
        let house = try await House.open()
        let rare = try await house.register("走廊有蛇", kind: "help")
        for count in 0..<60 { try await house.register("走廊灯 \(count)") }
        var filter = CaseFilter()
        (filter.text, filter.kind, filter.limit) = ("走廊", "help", 1)
        #expect(try await walk(house, filter).map(\.id) == [rare.id])
    }

    @Test(
        "a cursor that nobody gave out is refused", arguments: CaseFilter.Sort.allCases, ["x", "", "1.2.3", "5", "-.0"])
    func badCursor(_ sort: CaseFilter.Sort, _ cursor: String) async throws {
        let house = try await House.open()
        try await house.register()
        var filter = CaseFilter()
        (filter.sort, filter.after) = (sort, cursor)
        await refused(CaseRefusal.badCursor) { try await house.cases.list(filter, for: try house.actor("lin")) }
        filter.text = "漏水"
        await refused(CaseRefusal.badCursor) { try await house.cases.list(filter, for: try house.actor("lin")) }
    }

    @Test("a category means itself and all below it, not those whose name merely begins like it")
    func categories() async throws {
        let house = try await House.open()
        let paths = ["engineering.lifts.noise", "engineering.lifts.fault", "engineering.plumbing.leak"]
        for path in paths { try await house.register { $0.category = path } }
        func count(_ category: String) async throws -> Int {
            var filter = CaseFilter()
            filter.category = category
            return try await walk(house, filter).count
        }
        #expect(try await count("engineering") == 3)
        #expect(try await count("engineering.lifts") == 2)
        #expect(try await count("engineering.lifts.noise") == 1)
        #expect(try await count("engineering.l") == 0)
        _ = try await house.store.write { tx in
            try tx.run("UPDATE cases SET category = 'engineering.lifts-and-more' WHERE category LIKE '%noise'")
        }
        #expect(try await count("engineering.lifts") == 1)
    }

    @Test("overdue means that the nearest promise has passed, and a waiting case is not")
    func overdue() async throws {
        let house = try await House.open()
        let late = try await house.register()
        var waiting = try await house.act("dispatch", on: try await house.register(), by: "lin") { $0.to = "zhao" }
        waiting = try await house.act("accept", on: waiting, by: "zhao")
        waiting = try await house.act("wait", on: waiting, by: "zhao") { $0.act.reason = "parts" }
        var filter = CaseFilter()
        filter.isOverdue = true
        house.hand.advance(.minutes(30))
        #expect(try await walk(house, filter).isEmpty, "exactly at its time it is not late")
        house.hand.advance(Span(milliseconds: 1))
        #expect(try await walk(house, filter).map(\.id) == [late.id])
        #expect(waiting.nextDue == nil)
    }

    @Test("the other filters let through what they say")
    func filters() async throws {
        let house = try await filled()
        let all = try await walk(house, CaseFilter())
        func check(_ set: (inout CaseFilter) -> Void, _ isRight: (Case) -> Bool) async throws {
            var filter = CaseFilter()
            set(&filter)
            let found = Set(try await walk(house, filter).map(\.id))
            #expect(found == Set(all.filter(isRight).map(\.id)))
            #expect(!found.isEmpty && found.count < all.count)
        }
        let middle = all[18].openedAt
        try await check({ $0.kind = "praise" }, { $0.kind == "praise" })
        try await check({ $0.priority = .major }, { $0.priority == .major })
        try await check({ $0.phases = Phase.live }, { !$0.phase.isOver })
        try await check({ $0.stage = "cancelled" }, { $0.stage == "cancelled" })
        try await check({ $0.from = middle }, { $0.openedAt >= middle })
        try await check({ $0.to = middle }, { $0.openedAt < middle })
        try await check({ $0.customerHadLastWord = true }, { $0.customerHadLastWord })
    }
}
