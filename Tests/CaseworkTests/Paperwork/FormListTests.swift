import Kernel
import Store
import TestStore
import Testing

@testable import Casework
@testable import Workforce

/// Lists that a field of a form narrows go along the cases that hold it; what they give is what the same filter gives
/// case by case.
@Suite("Lists by a field of a form")
struct FormListTests {
    private static let purposes = ["friends", "delivery", "work"]

    /// Sixty visits with other demands between them: every third the same purpose, parties of one to six, the oldest
    /// ten called off.
    private static func visits(_ house: House) async throws -> [Case] {
        var all: [Case] = []
        for number in 0..<60 {
            let item = try await house.register("访客 \(number)", kind: "visitors") {
                $0.form = [
                    "visitor": "来人\(number)", "count": "\(number % 6 + 1)", "purpose": purposes[number % 3],
                    "when": "2026-03-03T01:00:00Z/2026-03-03T05:00:00Z",
                ]
            }
            if number % 10 == 0 { _ = try await house.register("厨房漏水") }
            guard number < 10 else {
                all.append(item)
                continue
            }
            all.append(try await house.act("cancel", on: item, by: "chen") { $0.act.reason = "不来了" })
        }
        return all
    }

    private static func condition(_ text: String) throws -> FormCondition {
        let form = try Checkout.desk.get().procedure("visitors")?.form
        return try #require(FormCondition("visitors." + text) { _ in form })
    }

    private static func filters() throws -> [(CaseFilter, @Sendable (Case) -> Bool)] {
        func filter(_ texts: [String], _ phases: [Phase] = []) throws -> CaseFilter {
            var filter = CaseFilter()
            (filter.formConditions, filter.phases, filter.limit) = (try texts.map(condition), phases, 4)
            return filter
        }
        return [
            (try filter(["purpose:work"]), { $0.form["purpose"] == "work" }),
            (try filter(["count:2..4"]), { ["2", "3", "4"].contains($0.form["count"]) }),
            (try filter(["count:..1"]), { $0.form["count"] == "1" }),
            (
                try filter(["purpose:friends", "count:4"]),
                { $0.form["purpose"] == "friends" && $0.form["count"] == "4" }
            ),
            (
                try filter(["purpose:delivery"], [.cancelled]),
                { $0.form["purpose"] == "delivery" && $0.phase == .cancelled }
            ),
            (try filter(["purpose:other"]), { _ in false }),
        ]
    }

    @Test("page by page, newest and oldest first, they give each case once and no other")
    func pages() async throws {
        let house = try await House.open()
        let all = try await Self.visits(house)
        let lin = try house.actor("lin")
        for (filter, holds) in try Self.filters() {
            for (sort, order) in [(CaseFilter.Sort.newest, all.reversed()), (.oldest, all), (.due, all)] {
                var (filter, found) = (filter, [String]())
                filter.sort = sort
                repeat {
                    let page = try await house.cases.list(filter, for: lin)
                    #expect(page.items.count <= 4)
                    found += page.items.map(\.number)
                    filter.after = page.next
                } while filter.after != nil && found.count < 100
                let expected = order.filter(holds).map(\.number)
                #expect(sort == .due ? found.sorted() == expected.sorted() : found == expected, "\(filter)")
            }
        }
    }

    @Test("what the rest of the filter holds back is made up for, however far back the one case lies")
    func heldBack() async throws {
        let house = try await House.open()
        let all = try await Self.visits(house)
        var filter = CaseFilter()
        (filter.formConditions, filter.phases, filter.limit) = ([try Self.condition("count:1..6")], [.cancelled], 1)
        let page = try await house.cases.list(filter, for: try house.actor("lin"))
        #expect(page.items.map(\.number) == [all[9].number] && page.next != nil)
        filter.after = "nonsense"
        await refused(CaseRefusal.badCursor) { try await house.cases.list(filter, for: try house.actor("lin")) }
    }

    @Test("a range with many cases and one with few give the same")
    func manyOrFew() async throws {
        let house = try await House.open()
        let all = try await Self.visits(house)
        let expected = all.filter { $0.form["count"] == "2" || $0.form["count"] == "3" }.map(\.id)
        let within = try Self.condition("count:2..3")
        for few in [0, 1000] {
            let (newest, oldest) = try await house.store.read { db in
                (
                    try FormValueTable.holders(db, within, (true, .max), limit: 7, few: few),
                    try FormValueTable.holders(db, within, (false, expected[2].number), limit: 7, few: few)
                )
            }
            #expect(newest == Array(expected.reversed().prefix(7)))
            #expect(oldest == Array(expected.dropFirst(3).prefix(7)))
        }
    }

    @Test(
        "a value, and a range with many cases, are read in the order of the cases: nothing is sorted",
        .enabled(if: !TestStore.isPostgres, "PostgreSQL chooses by the sizes of tables, which are tiny here")
    )
    func plans() async throws {
        let house = try await House.open()
        _ = try await Self.visits(house)
        for (condition, few) in [("purpose:work", 1000), ("count:2..3", 0)] {
            house.store.watch.record(true)
            _ = try await house.store.read { db in
                try FormValueTable.holders(db, try Self.condition(condition), (true, .max), limit: 7, few: few)
            }
            let plans = try await house.store.explain(house.store.watch.record(false))
            let steps = plans.filter { $0.sql.contains("DISTINCT") }.flatMap(\.steps)
            #expect(steps.count == 1 && steps[0].contains("SEARCH form_value USING"), "\(steps)")
        }
    }
}
