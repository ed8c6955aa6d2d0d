import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Text messages to customers")
struct SendingTests {
    /// A house with a gateway, and a case of somebody who has a telephone.
    private func stage() async throws -> (House, Cases, Case) {
        let house = try await House.open()
        let item = try await house.register { $0.channel = "letter" }
        return (house, Cases(house.store, desks: [try Checkout.desk.get()], sends: true), item)
    }

    @Test("9 · an answer by text message is given when it has left, not when it was written")
    func sent() async throws {
        let (house, cases, item) = try await stage()
        let lin = try house.actor("lin")
        let written = try await cases.say("师傅已经出发", to: .customer, through: "message", on: item.number, by: lin)
        #expect(promise(written).state == .open && written.customerHadLastWord)
        house.hand.advance(.minutes(2))
        let taken = try await cases.takeDeliveries()
        let one = try #require(taken.first)
        #expect(taken.count == 1 && one.text == "师傅已经出发" && one.phone == Phone(item.reporter.phone)?.digits)
        #expect(try await cases.takeDeliveries().isEmpty, "whoever has taken it has it alone")
        try await cases.settle(one, .sent(reference: "g-1"))
        let after = try await house.found(item)
        #expect(promise(after).state == .kept && promise(after).settledAt == House.morning + .minutes(2))
        #expect(!after.customerHadLastWord && after.firstAnsweredAt == House.morning + .minutes(2))
        house.hand.advance(.days(1))
        #expect(try await cases.takeDeliveries().isEmpty)
        try await cases.settle(one, .refused("late and wrong"))
        #expect(try await house.found(item).version == after.version, "settled once")
        #expect(try await acts(house, item) == ["register", "message", "sent"])
    }

    @Test("what the customer asked since it was written is not answered by it")
    func late() async throws {
        let (house, cases, item) = try await stage()
        let lin = try house.actor("lin")
        _ = try await cases.say("师傅已经出发", to: .customer, through: "message", on: item.number, by: lin)
        let one = try #require(try await cases.takeDeliveries().first)
        house.hand.advance(.minutes(11))
        _ = try await cases.say("请稍候", to: .customer, through: "telephone", on: item.number, by: lin)
        house.hand.advance(.minutes(1))
        _ = try await cases.hear("怎么还没到", on: item.number, by: lin)
        house.hand.advance(.minutes(1))
        try await cases.settle(one, .sent(reference: ""))
        let after = try await house.found(item)
        let owed = try #require(after.promises.first { $0.kind == .nextWord })
        #expect(owed.state == .open && after.customerHadLastWord)
    }

    @Test("without a gateway a person sends it, and the answer is given when it is written")
    func byHand() async throws {
        let (house, _, item) = try await stage()
        let said = try await house.cases.say(
            "师傅已经出发", to: .customer, through: "message", on: item.number, by: try house.actor("lin"))
        #expect(promise(said).state == .kept)
        #expect(try await house.cases.takeDeliveries().isEmpty)
    }

    @Test("a try that failed is tried again after each wait, under one key; then it is given up and the agent told")
    func again() async throws {
        let (house, cases, item) = try await stage()
        let lin = try house.actor("lin")
        _ = try await cases.say("师傅已经出发", to: .customer, through: "message", on: item.number, by: lin)
        let waits: [Span] = [.seconds(5), .seconds(30), .minutes(2), .minutes(10), .minutes(30)]
        var keys: Set<String> = []
        for wait in waits + [.zero] {
            let one = try #require(try await cases.takeDeliveries().first)
            keys.insert(one.key)
            try await cases.settle(one, .again("HTTP 503"))
            if wait > .zero { house.hand.advance(Span(milliseconds: wait.milliseconds - 1)) }
            #expect(try await cases.takeDeliveries().isEmpty, "not before its time")
            if wait > .zero { house.hand.advance(Span(milliseconds: 1)) }
        }
        #expect(keys.count == 1)
        house.hand.advance(.days(1))
        #expect(try await cases.takeDeliveries().isEmpty)
        #expect(promise(try await house.found(item)).state == .open, "nobody answered")
        #expect(try await acts(house, item) == ["register", "message", "unsent"])
        let notices = try await cases.notices(for: lin).items
        #expect(notices.contains { $0.occasion == .unsent && $0.number == item.number })
    }

    @Test("who dies on the way loses none: after half a minute it is tried again, under its key")
    func died() async throws {
        let (house, cases, item) = try await stage()
        _ = try await cases.say(
            "师傅已经出发", to: .customer, through: "message", on: item.number, by: try house.actor("lin"))
        let first = try #require(try await cases.takeDeliveries().first)
        house.hand.advance(.seconds(29))
        #expect(try await cases.takeDeliveries().isEmpty)
        house.hand.advance(.seconds(1))
        let second = try #require(try await cases.takeDeliveries().first)
        #expect(second.key == first.key && second.tries == 2)
        try await cases.settle(first, .again("it came back from the dead"))
        #expect(try await cases.takeDeliveries().isEmpty, "the second has it now")
        try await cases.settle(second, .sent(reference: ""))
        #expect(promise(try await house.found(item)).state == .kept)
    }

    @Test("the customer reads the new time too")
    func newTime() async throws {
        let (house, cases, item) = try await stage()
        _ = try await cases.giveWord(
            apology: "抱歉", reason: "人手不够", remedy: "请稍候", newDueAt: House.morning + .hours(1),
            through: "message", about: promise(item).id, by: try house.actor("lin"))
        let one = try #require(try await cases.takeDeliveries().first)
        #expect(one.text.contains("10:00"))
    }

    @Test("nobody to send to, or too much for a text message: refused, and nothing is written")
    func refusals() async throws {
        let (house, cases, item) = try await stage()
        let lin = try house.actor("lin")
        await refused(CaseRefusal.tooLong(field: "text", limit: 500)) {
            try await cases.say(
                String(repeating: "长", count: 501), to: .customer, through: "message", on: item.number, by: lin)
        }
        let silent = try await house.register { $0.reporter = Reporter(name: "无电话") }
        await refused(CaseRefusal.fieldMissing("phone")) {
            try await cases.say("您好", to: .customer, through: "message", on: silent.number, by: lin)
        }
        #expect(try await acts(house, silent) == ["register"])
    }

    private func promise(_ item: Case) -> Promise {
        item.promises.first { $0.kind == .firstAnswer } ?? item.promises[0]
    }

    private func acts(_ house: House, _ item: Case) async throws -> [String] {
        try await house.cases.timeline(of: item.number, for: try house.actor("root")).items.map(\.act)
    }
}
