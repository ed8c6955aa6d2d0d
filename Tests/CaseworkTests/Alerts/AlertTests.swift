import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("Early warnings: what each rule sees and what it does not")
struct AlertTests {
    @Test(
        "the same customer for the third time: at the edge of the window, not a millisecond after",
        arguments: [false, true])
    func sameCustomer(_ isKnown: Bool) async throws {
        for late in [Span.zero, House.instant] {
            let house = try await House.open()
            if isKnown {
                _ = try await People(house.store).add(
                    PersonDraft(project: house.estate.id, name: "王建国", phones: ["13800138000"]), by: 0)
            }
            let alerts = try house.warning("sees: same-customer, kinds: [repair], times: 3, window: 30d")
            var cases = [try await house.register()]
            _ = try await house.register { $0.reporter = Reporter(name: "别人", phone: "13900000000") }
            _ = try await house.register("路灯不亮", kind: "suggestion")
            house.hand.advance(.days(10))
            cases.append(try await house.register())
            #expect(try await alerts.look() == 0, "twice is not three times")
            house.hand.advance(.days(20) + late)
            cases.append(try await house.register())
            #expect(cases.allSatisfy { ($0.reporter.person != nil) == isKnown })
            #expect(try await alerts.look() == (late == .zero ? 1 : 0))
            guard let alert = try await house.all(alerts).first else { continue }
            #expect(alert.number == "A2604-001" && alert.saw["times"] == "3" && alert.saw["days"] == "30")
            #expect(try await house.file(alerts, alert).cases.map(\.number) == cases.map(\.number))
            #expect(alert.owner == (try house.actor("chen").staff) && alert.state == .open)
        }
    }

    @Test("nobody's, withdrawn by mistake, and imported demands are not counted")
    func notCounted() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: same-customer, times: 2, window: 30d")
        for _ in 0..<3 { _ = try await house.register { $0.reporter = Reporter(name: "无号") } }
        let mistake = try await house.register()
        _ = try await house.act("cancel", on: mistake, by: "chen") { $0.act.reason = "录错" }
        _ = try await house.register()
        #expect(try await alerts.look() == 0)
        _ = try await house.register()
        #expect(try await alerts.look() == 1)
    }

    @Test("the same fault at the same place, to the instant of the window")
    func sameFault() async throws {
        for late in [Span.zero, House.instant] {
            let house = try await House.open()
            let alerts = try house.warning("sees: same-fault, window: 14d")
            for code in ["3-1-802", "3-1-902"] { try await house.room(code) }
            func leak(_ code: String, _ category: String = "engineering.plumbing.leak") async throws -> Case {
                try await house.register { ($0.place, $0.category) = (code, category) }
            }
            var item = try await leak("3-1-802")
            item = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
            item = try await house.act("accept", on: item, by: "zhao")
            _ = try await leak("3-1-802")
            #expect(try await alerts.look() == 0, "it is not solved yet")
            item = try await house.act("solve", on: item, by: "zhao") { $0.act.solution = "换了软管" }
            house.hand.advance(.days(14) + late)
            _ = try await leak("3-1-902")
            _ = try await leak("3-1-802", "engineering.plumbing.blockage")
            _ = try await house.register { $0.category = "engineering.plumbing.leak" }
            #expect(try await alerts.look() == 0, "elsewhere, something else, nowhere")
            let again = try await leak("3-1-802")
            #expect(try await alerts.look() == (late == .zero ? 1 : 0))
            guard let alert = try await house.all(alerts).first else { continue }
            #expect(try await house.file(alerts, alert).cases.map(\.number) == [item.number, again.number])
            #expect(alert.saw["since"] == "14" && alert.saw["category"] == "engineering.plumbing.leak")
        }
    }

    @Test("watch words in what the customer says: at first, of the result, in traditional letters too")
    func words() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: words, words: [起诉, 媒体]")
        _ = try await house.register("厨房漏水")
        #expect(try await alerts.look() == 0)
        _ = try await house.register("再不来我就起訴你們")
        #expect(try await alerts.look() == 1)
        let item = try await house.rated(5, "要找媒体")
        #expect(try await alerts.look() == 1)
        let all = try await house.all(alerts)
        #expect(all.map(\.saw["words"]) == ["起诉", "媒体"])
        #expect(try await house.file(alerts, all[1]).cases.map(\.number) == [item.number])
    }

    @Test("a rating of two is bad, one of three is not")
    func rating() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: rating, at-most: 2")
        try await house.rated(3)
        #expect(try await alerts.look() == 0)
        let item = try await house.rated(2)
        #expect(try await alerts.look() == 1)
        let alert = try #require(try await house.all(alerts).first)
        #expect(alert.saw["rating"] == "2" && alert.saw["title"] == item.title)
    }

    @Test("a rule that is off sees nothing")
    func off() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: rating, at-most: 2, on: false", "sees: words, words: [漏水], on: false")
        try await house.rated(1)
        #expect(try await alerts.look() == 0)
    }

    @Test("an incident is not noticed twice: the alert names it, and what is decided of one is decided of the other")
    func incident() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: incident")
        for text in ["路灯不亮", "收据没有收到", "快递柜满了", "门禁卡失效"] {
            _ = try await house.register(text, kind: "complaint") { $0.reporter = Reporter(name: text) }
        }
        for (number, text) in ["搅拌站夜里噪音大粉尘大", "小区旁搅拌站噪音粉尘扰民", "搅拌站噪音粉尘没人管"].enumerated() {
            _ = try await house.register(text, kind: "complaint") { $0.reporter = Reporter(name: "邻居\(number)") }
        }
        #expect(try await alerts.look() == 0)
        #expect(try await house.cases.noticeIncidents() == 1)
        #expect(try await alerts.look() == 1)
        let alert = try #require(try await house.all(alerts).first)
        let file = try await house.file(alerts, alert)
        #expect(file.incident == "I2603-001" && file.cases.count == 3 && alert.saw["count"] == "3")
        let chen = try house.actor("chen")
        _ = try await house.cases.act(.dismiss(reason: "老问题"), onIncident: "I2603-001", by: chen)
        _ = try await alerts.look()
        let after = try #require(try await house.all(alerts).first)
        #expect(after.state == .dismissed && after.words == "老问题" && after.decidedBy == chen.staff)
    }
}
