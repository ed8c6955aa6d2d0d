import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("A major complaint is reported to the leader, who says that it was heard")
struct ReportTests {
    private func report(_ house: House, _ item: Case) async throws -> [AlarmFile] {
        try await house.cases.alarms(of: item.number, for: try house.actor("chen"))
    }

    @Test("what in a text speaks for a major complaint: words in any script, and money above the limit")
    func signs() throws {
        let rules = try #require(try Checkout.desk.get().complaints)
        func found(_ text: String, kind: String = "complaint") -> [String] {
            rules.signs(of: kind, title: nil, text: text).map { "\($0.condition) \($0.found)" }
        }
        #expect(found("再不解决我就找记者曝光，打12345") == ["media 曝光", "media 记者", "authority 12345"])
        #expect(found("我要請律師起訴") == ["law 起诉", "law 律师"])
        #expect(found("赔我 5000 元") == [] && found("赔我5001元") == ["money 5001元"])
        #expect(found("损失 1.5万元，另加 20,000 块") == ["money 1.5万元", "money 20,000 块"])
        #expect(found("楼道好几天没人打扫了") == [] && found("我要找记者", kind: "repair") == [])
    }

    @Test("registered as major, by its words, or made so later: reported once; dismissed by a person: not")
    func when() async throws {
        let house = try await House.open()
        let plain = try await house.register("楼道没人扫", kind: "complaint")
        #expect(try await report(house, plain).isEmpty)
        let major = try await house.register("楼道没人扫", kind: "complaint") { $0.priority = .major }
        let worded = try await house.register("我要找记者曝光", kind: "complaint")
        #expect(worded.priority == .general, "proposed, never set")
        for item in [major, worded] {
            let file = try #require(try await report(house, item).first)
            #expect(file.alarm.about == .major && file.calls.count == 1 && !file.isAnswered)
            #expect(file.calls[0].dueAt == house.hand.now + .minutes(15) && item.version == 2)
        }
        let dismissed = try await house.register("我表弟是记者，楼道没人扫", kind: "complaint") { $0.isNotMajor = true }
        #expect(try await report(house, dismissed).isEmpty)
        let entries = try await house.cases.timeline(of: dismissed.number, for: try house.actor("lin")).items
        #expect(entries.map(\.act) == ["register", "not-major"] && entries[1].words == "记者")
        let risen = try await house.act("reprioritise", on: plain, by: "chen") {
            ($0.act.priority, $0.act.reason) = (.major, "有人受伤")
        }
        #expect(try await report(house, risen).count == 1)
        let again = try await house.act("reprioritise", on: risen, by: "chen") {
            ($0.act.priority, $0.act.reason) = (.emergency, "更急")
        }
        #expect(try await report(house, again).count == 1)
        #expect(try await report(house, try await house.register("我要找记者曝光", kind: "repair")).isEmpty)
        #expect(try await house.isSound())
    }

    @Test("one answer is enough; where nobody answers the next is told, and what came late is not in time")
    func answered() async throws {
        let house = try await House.open()
        let item = try await house.register("我要起诉", kind: "complaint")
        let open = try await house.cases.openCalls(for: try house.actor("chen"))
        #expect(open.map(\.number) == [item.number] && open[0].about == .major)
        house.hand.advance(.minutes(14))
        #expect(try await house.cases.callOut() == 0)
        house.hand.advance(.minutes(2))
        #expect(try await house.cases.callOut() == 1)
        let answer = try await house.answer("chen", note: "我来处理")
        #expect(!answer.isInTime)
        let file = try #require(try await report(house, item).first)
        #expect(file.isAnswered && file.alarm.endedAt == house.hand.now && file.calls[0].note == "我来处理")
        house.hand.advance(.hours(2))
        #expect(try await house.cases.callOut() == 0)
    }

    @Test("a complaint closes only judged, with grounds; whoever says that it is not solved need not wait for that")
    func judged() async throws {
        let house = try await House.open()
        var item = try await house.register("楼道没人扫", kind: "complaint")
        for thing in FiveThing.allCases {
            item = try await house.act("check-thing", on: item, by: "lin") {
                ($0.act.thing, $0.act.text) = (thing, "清")
            }
        }
        item = try await house.act("solve", on: item, by: "lin") { $0.act.solution = "扫了" }
        await refused(CaseRefusal.judgementMissing) {
            try await house.act("confirm", on: item, by: "hui") { $0.act.isSatisfied = true }
        }
        for (isTrue, isReasonable, text, missing) in [
            (nil, true, "查了", "founded"), (true, nil, "查了", "reasonable"), (true, true, nil, "text"),
        ] as [(Bool?, Bool?, String?, String)] {
            await refused(CaseRefusal.fieldMissing(missing)) {
                try await house.act("judge", on: item, by: "lin") {
                    ($0.act.isTrue, $0.act.isReasonable, $0.act.text) = (isTrue, isReasonable, text)
                }
            }
        }
        item = try await house.act("judge", on: item, by: "lin") {
            ($0.act.isTrue, $0.act.isReasonable, $0.act.text) = (true, false, "确有漏扫，要求免费一年不合理")
        }
        #expect(item.judgement?.isTrue == true && item.judgement?.isReasonable == false)
        #expect(try await house.found(item).judgement?.grounds == "确有漏扫，要求免费一年不合理")
        item = try await house.act("confirm", on: item, by: "hui") { $0.act.isSatisfied = true }
        #expect(item.phase == .closed)
    }
}
