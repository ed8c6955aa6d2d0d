import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("One deed for several cases: each by itself, none half")
struct BatchingTests {
    private func dispatch(_ to: String = "zhao") -> Batch.Deed {
        var asked = ActRequest("dispatch")
        asked.to = to
        return .act(asked)
    }

    private func version(_ house: House, _ item: Case) async throws -> Int { try await house.found(item).version }

    @Test("Those that can are done, each of the others says why; in their order")
    func each() async throws {
        let house = try await House.open()
        let (one, stale, other) = (
            try await house.register(), try await house.register(), try await house.register()
        )
        let over = try await house.register()
        _ = try await house.act("withdraw", on: over, by: "lin") { $0.act.reason = "不用了" }
        _ = try await house.act("chase", on: stale, by: "chen") { $0.act.text = "快点" }
        let chosen = [one, stale, over, other].map { Batch.Choice($0.number, version: $0.version) }
        let choices = chosen + [Batch.Choice("2603-99999"), chosen[0]]
        let results = try await house.cases.batch(Batch(dispatch(), choices), by: try house.actor("lin"))
        #expect(results.map(\.number) == choices.prefix(5).map(\.number), "each once")
        #expect(results.map { $0.refused?.code ?? "done" } == ["done", "stale", "stale", "done", "unknownCase"])
        #expect(results[0].version == one.version + 1)
        #expect(try await version(house, one) == one.version + 1)
        #expect(try await version(house, stale) == stale.version + 1, "nothing of it was done")
        let seen = try await house.cases.batch(
            Batch(dispatch(), [.init(over.number)]), by: try house.actor("lin"))
        #expect(seen[0].refused?.code == "notAllowedNow")
    }

    @Test("Rights are asked case by case")
    func rights() async throws {
        let house = try await House.open()
        let (mine, hidden) = (try await house.register(), try await house.register())
        _ = try await house.act("dispatch", on: mine, by: "lin") { $0.to = "zhao" }
        let deed = Batch.Deed.message("已联系客户", .inside)
        let results = try await house.cases.batch(
            Batch(deed, [.init(mine.number), .init(hidden.number)]), by: try house.actor("zhao"))
        #expect(results.map { $0.refused?.code } == [nil, "unknownCase"])
    }

    @Test("None and more than a hundred are refused whole")
    func limits() async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        await refused(CaseRefusal.fieldMissing("cases")) { try await house.cases.batch(Batch(dispatch(), []), by: lin) }
        let many = (0...Batch.mostCases).map { Batch.Choice("2603-\($0)") }
        await refused(CaseRefusal.tooLong(field: "cases", limit: 100)) {
            try await house.cases.batch(Batch(dispatch(), many), by: lin)
        }
    }

    @Test("A hundred at once are all done, once; the same request again answers the same")
    func hundred() async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        var items: [Case] = []
        for number in 0..<Batch.mostCases { items.append(try await house.register("第 \(number) 件")) }
        let choices = items.map { Batch.Choice($0.number, version: $0.version) }
        let key = RequestKey(key: "k", digest: "d")
        let first = try await house.cases.batch(Batch(dispatch(), choices), request: key, by: lin)
        #expect(first.count == 100 && first.allSatisfy { $0.refused == nil })
        let again = try await house.cases.batch(Batch(dispatch(), choices), request: key, by: lin)
        #expect(again == first)
        #expect(try await version(house, items[99]) == items[99].version + 1)
        await refused(RequestRefusal.keyUsedForAnotherRequest) {
            try await house.cases.batch(Batch(dispatch(), choices), request: .init(key: "k", digest: "e"), by: lin)
        }
    }

    @Test("A message has its version check too; each printing is counted on the timeline, and is no news")
    func messagesAndSheets() async throws {
        let house = try await House.open()
        let (lin, chen) = (try house.actor("lin"), try house.actor("chen"))
        let item = try await house.register()
        let late = Batch(.message("停水到六点", .customer), [.init(item.number, version: item.version + 1)])
        #expect(try await house.cases.batch(late, by: lin)[0].refused?.code == "stale")
        _ = try await house.cases.look(at: item.number, by: chen)
        for printing in 1...2 {
            let results = try await house.cases.batch(Batch(.print, [.init(item.number)]), by: lin)
            #expect(results[0].printing == printing)
        }
        let entries = try await house.cases.timeline(of: item.number, for: lin).items
        #expect(entries.suffix(2).map { "\($0.act) \($0.words)" } == ["print 1", "print 2"])
        #expect(try await house.cases.news(on: [item.id], for: chen).isEmpty)
        #expect(try await house.found(item).stage == item.stage)
    }
}
