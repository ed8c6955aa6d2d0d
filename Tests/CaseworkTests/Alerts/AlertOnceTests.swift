import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("What is warned of is warned of once")
struct AlertOnceTests {
    private static let rules = [
        "sees: same-customer, times: 3, window: 10d", "sees: same-fault, window: 5d", "sees: words, words: [起诉, 媒体]",
        "sees: rating, at-most: 2",
        "sees: promises, share: 50, within: 1d, count: 3, per: department, every: 10m, rest: 1h",
    ]

    private func desk(_ house: House) throws -> Desk { try house.desk(Self.rules) }
    private func alerts(_ desk: Desk, _ store: Store) -> Alerts { Alerts(store, desks: ["property": desk]) }

    /// One step of a random history: the same for the same seed.
    private func step(_ house: House, _ dice: inout Dice, _ cases: inout [Case]) async throws {
        house.hand.advance(.minutes(Int64.random(in: 1...300, using: &dice)))
        let text = dice.pick(["漏水", "要起诉", "找媒体", "路灯不亮", "谢谢"])
        let (room, phone) = (dice.pick(["1-101", "1-102"]), dice.pick(["13800138000", "13900000000", ""]))
        let category = dice.pick(["engineering.plumbing.leak", "engineering.electrical.tripping"])
        guard dice.hits(40), let place = cases.indices.randomElement(using: &dice) else {
            return cases.append(
                try await house.register(text) {
                    ($0.place, $0.category) = (room, category)
                    $0.reporter = Reporter(name: phone.isEmpty ? "无名" : "客户", phone: phone)
                })
        }
        let item = cases.remove(at: place)
        let rating = Int.random(in: 1...5, using: &dice)
        _ = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        _ = try await house.act("accept", on: item, by: "zhao")
        _ = try await house.act("solve", on: item, by: "zhao") { $0.act.solution = "好了" }
        _ = try await house.act("confirm", on: item, by: "hui") {
            ($0.act.isSatisfied, $0.act.rating, $0.act.comment) = (true, rating, text)
        }
    }

    /// What was raised: rule, cases, and what the one before was.
    private func raised(_ house: House, _ alerts: Alerts) async throws -> [String] {
        var lines: [String] = []
        for alert in try await house.all(alerts) {
            let file = try await house.file(alerts, alert)
            let former = file.former == nil ? "" : " again"
            lines.append("\(alert.rule) \(file.cases.map(\.number))\(former) \(alert.state.rawValue)")
        }
        return lines.sorted()
    }

    /// Decides what is open, as chance will have it.
    private func decide(_ house: House, _ alerts: Alerts, _ dice: inout Dice) async throws {
        for alert in try await house.all(alerts, [.open]) where dice.hits(50) {
            let act: AlertAct = dice.hits(50) ? .act(words: "已办", case: nil) : .dismiss(reason: "无")
            _ = try await alerts.act(act, on: alert.number, by: house.actor("chen"))
        }
    }

    @Test(
        "over random histories two copies and a stop come to what one that never stops comes to",
        arguments: 1...4 as ClosedRange<UInt64>)
    func property(_ seed: UInt64) async throws {
        var results: [[String]] = []
        for copies in [1, 2] {
            let house = try await House.open()
            for code in ["1-101", "1-102"] { try await house.room(code) }
            let desk = try desk(house)
            let (first, second) = (alerts(desk, house.store), try house.reopened())
            var other = (alerts(desk, second), second)
            var (dice, chance, cases) = (Dice(state: seed), Dice(state: seed + 99), [Case]())
            for number in 1...60 {
                try await step(house, &dice, &cases)
                if copies == 1 { _ = try await first.look() }
                if copies == 2, chance.hits(30) { try await together([first, other.0]) }
                // One of them stops and comes again.
                if copies == 2, number % 25 == 0 {
                    other.1.close()
                    let store = try house.reopened()
                    other = (alerts(desk, store), store)
                }
                if number % 10 == 0 {
                    try await together(copies == 1 ? [first] : [first, other.0])
                    try await decide(house, first, &dice)
                }
            }
            try await together(copies == 1 ? [first] : [first, other.0])
            results.append(try await raised(house, first))
            #expect(try await house.isSound())
            other.1.close()
        }
        #expect(results[0] == results[1] && results[0].count > 10, "\(results[0].count)")
    }

    /// All of them look at once, until nothing is left.
    private func together(_ all: [Alerts]) async throws {
        for _ in 0..<3 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for one in all + all { group.addTask { _ = try await one.look() } }
                try await group.waitForAll()
            }
        }
    }

    @Test("whatever fails or dies at the commit, it is raised whole or not at all, and once", arguments: Fault.allCases)
    func faults(_ fault: Fault) async throws {
        let house = try await House.open()
        let desk = try desk(house)
        for _ in 0..<3 { _ = try await house.register("我要起诉") }
        let next = NextFault()
        let store = try house.reopened(faults: Faults { next.take() })
        defer { store.close() }
        next.plan(fault)
        await #expect(throws: StoreFailure.self) { try await alerts(desk, store).look() }
        let isDone = fault == .answerLost
        let after = alerts(desk, house.store)
        #expect(try await house.all(after).count == (isDone ? 4 : 0))
        #expect(try await after.look() == (isDone ? 0 : 4))
        #expect(try await house.all(after).count == 4)
        #expect(try await house.isSound())
    }

    @Test("numbers that two copies look at together are raised once")
    func numbers() async throws {
        let house = try await House.open()
        let desk = try desk(house)
        for _ in 0..<3 { _ = try await house.register("请回信", kind: "suggestion") { $0.channel = "letter" } }
        house.hand.advance(.minutes(6))
        let store = try house.reopened()
        defer { store.close() }
        let all = [alerts(desk, house.store), alerts(desk, store)]
        let raised = try await withThrowingTaskGroup(of: Int.self) { group in
            for one in all + all { group.addTask { try await one.count() } }
            return try await group.reduce(0, +)
        }
        #expect(raised == 1)
        #expect(try await house.all(all[0]).count == 1)
    }

    @Test("a look that finds nothing writes nothing")
    func quiet() async throws {
        let house = try await House.open()
        let alerts = alerts(try desk(house), house.store)
        _ = try await house.register()
        _ = try await (alerts.look(), alerts.count())
        house.store.watch.record(true)
        _ = try await (alerts.look(), alerts.count())
        #expect(house.store.watch.record(false).allSatisfy { $0.sql.hasPrefix("SELECT") })
    }

    @Test("what was there before the rules came is not warned of, and registering knows nothing of them")
    func registering() async throws {
        let house = try await House.open()
        let mark = Watermark("alerts-looked-at")
        _ = try await house.register("我要起诉")
        #expect(try await house.store.read { try mark.place($0) } == 0)
        house.store.watch.record(true)
        _ = try await house.register("我要起诉")
        #expect(!house.store.watch.record(false).contains { $0.sql.contains("alert") })
    }
}
