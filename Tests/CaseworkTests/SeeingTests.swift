import Directory
import Foundation
import Kernel
import Store
import TestStore
import Testing

@testable import Casework
@testable import Workforce

@Suite("Who sees which case")
struct SeeingTests {
    private func numbers(_ house: House, _ user: String, _ fill: (inout CaseFilter) -> Void = { _ in }) async throws
        -> Set<String>
    {
        var filter = CaseFilter()
        fill(&filter)
        return Set(try await house.cases.list(filter, for: try house.actor(user)).items.map(\.number))
    }

    @Test("field staff see what they work on, have in their queue or own; nothing else, by no way")
    func ownOnly() async throws {
        let house = try await House.open()
        let mine = try await house.act("dispatch", on: try await house.register("水管漏水"), by: "lin") { $0.to = "zhao" }
        let queue = try await house.act("dispatch", on: try await house.register("龙头漏水"), by: "lin") {
            $0.to = "engineering"
        }
        let others = try await house.act("dispatch", on: try await house.register("马桶漏水"), by: "lin") { $0.to = "qian" }
        #expect(try await numbers(house, "zhao") == [mine.number, queue.number])
        #expect(try await numbers(house, "zhao") { $0.text = "漏水" } == [mine.number, queue.number])
        #expect(try await numbers(house, "lin").count == 3)
        await refused(CaseRefusal.unknownCase(others.number)) {
            try await house.cases.find(others.number, for: try house.actor("zhao"))
        }
        await refused(CaseRefusal.unknownCase(others.number)) { try await house.act("accept", on: others, by: "zhao") }
        await refused(CaseRefusal.unknownCase(others.number)) {
            try await house.cases.say("您好", to: .customer, on: others.number, by: try house.actor("zhao"))
        }
        await refused(CaseRefusal.unknownCase(others.number)) {
            try await house.cases.timeline(of: others.number, for: try house.actor("zhao"))
        }
        let queued = try await house.act("accept", on: queue, by: "qian")
        await refused(CaseRefusal.unknownCase(queued.number)) {
            try await house.cases.find(queued.number, for: try house.actor("zhao"))
        }
    }

    @Test("whoever registered a case as its agent finds it in the list, also with own-only rights")
    func agentSeesOwn() async throws {
        let house = try await House.open()
        let item = try await house.register("客户想喝水", kind: "help", by: "host")
        try await house.register("别人的事")
        #expect(try await numbers(house, "host") == [item.number])
        #expect(try await house.cases.find(item.number, for: try house.actor("host")) == item)
    }

    @Test("rights end at the project's edge")
    func projects() async throws {
        let house = try await House.open()
        let far = try await house.register("塔楼漏水", by: "root") { $0.project = "tower" }
        let near = try await house.register("花园漏水")
        #expect(try await numbers(house, "lin") == [near.number])
        #expect(try await numbers(house, "lin") { $0.text = "漏水" } == [near.number])
        #expect(try await numbers(house, "lin") { $0.project = house.tower.id } == [])
        #expect(try await numbers(house, "root") == [near.number, far.number])
        #expect(try await numbers(house, "root") { $0.text = "漏水" } == [near.number, far.number])
        await refused(CaseRefusal.unknownCase(far.number)) {
            try await house.cases.find(far.number, for: try house.actor("lin"))
        }
    }

    @Test(
        "who sees only their own is served from the indices of agent, assignee and queue, not by a walk",
        .disabled(if: TestStore.isPostgres, "SQLite's words for a plan"))
    func plan() async throws {
        let house = try await House.open()
        let zhao = try house.actor("zhao")
        let plan = try await house.store.read { db in
            let sight = Sight(of: zhao, in: nil, try ProjectTable.all(db))
            let condition = CaseFilter().condition(sight, at: House.morning)
            return try db.rows(
                "EXPLAIN QUERY PLAN SELECT id FROM cases WHERE \(condition.sql) ORDER BY id DESC LIMIT 51",
                list: condition.values
            ) { row in
                for _ in 0..<3 { _ = try row.next(Int.self) }
                return try row.next(String.self)
            }
        }
        for index in ["cases_by_agent", "cases_by_assignee", "cases_by_queue"] {
            #expect(plan.contains { $0.hasPrefix("SEARCH") && $0.contains(index) }, "\(plan)")
        }
    }

    @Test("wide rights in one project and own-only rights in another count together")
    func mixedRights() async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        let own = Actor.Grant(rights: [.caseReadOwn, .caseWork], project: house.tower.id)
        let both = Actor(
            staff: lin.staff, name: lin.name, departments: lin.departments, grants: lin.grants + [own], via: "test")
        let near = try await house.register("花园漏水")
        var far = try await house.register("塔楼漏水", by: "root") { $0.project = "tower" }
        try await house.register("塔楼别的漏水", by: "root") { $0.project = "tower" }
        far = try await house.act("dispatch", on: far, by: "root") { $0.to = "lin" }
        for text in [nil, "漏水"] {
            var filter = CaseFilter()
            filter.text = text
            let seen = Set(try await house.cases.list(filter, for: both).items.map(\.number))
            #expect(seen == [near.number, far.number])
        }
    }

    @Test("a case is found by number, by ID in either case, and by what was said later")
    func names() async throws {
        let house = try await House.open()
        let item = try await house.register("漏水") { $0.externalNumber = "12345-20260303-77" }
        let lin = try house.actor("lin")
        #expect(try await house.cases.find(item.id.description.uppercased(), for: lin) == item)
        _ = try await house.cases.say("阀门已经关闭", to: .inside, on: item.number, by: lin)
        for text in ["阀门", item.number, "8000", "13800138000", "王先生", "wxs", "20260303"] {
            #expect(try await numbers(house, "lin") { $0.text = text } == [item.number], "\(text)")
        }
        for text in ["case", "p", "ca", "屋顶", "OR", "*"] {
            #expect(try await numbers(house, "lin") { $0.text = "\(text) 没有这个词" } == [], "\(text)")
        }
        #expect(try await numbers(house, "lin") { $0.text = "case" } == [], "the scope of the index is not a word")
    }
}
