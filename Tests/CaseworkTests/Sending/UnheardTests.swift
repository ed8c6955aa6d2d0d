import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("What has not left has not happened")
struct UnheardTests {
    private func owed(_ item: Case) throws -> Promise {
        try #require(item.promises.first { $0.kind == .firstAnswer })
    }

    private func word(
        _ gateway: Gateway, _ item: Case, to due: Instant? = House.morning + .hours(1),
        through channel: String = "message"
    ) async throws -> Case {
        try await gateway.cases.giveWord(
            apology: "抱歉", reason: "人手不够", remedy: "半小时后再来", newDueAt: due, through: channel,
            about: try owed(item).id, by: try gateway.house.actor("lin"))
    }

    @Test("a word beforehand replaces the promise when it has left, not when it was written")
    func heard() async throws {
        let gateway = try await Gateway.open()
        let item = try await gateway.house.register { $0.channel = "letter" }
        let written = try await word(gateway, item)
        #expect(try owed(written) == owed(item) && written.promises.count == item.promises.count)
        gateway.house.hand.advance(.minutes(2))
        #expect(try await gateway.sends().count == 1)
        let after = try await gateway.house.found(item)
        #expect(try owed(after).state == .replaced && owed(after).word?.at == House.morning + .minutes(2))
        let renewed = try #require(after.promises.last { $0.kind == .firstAnswer })
        #expect(renewed.state == .open && renewed.dueAt == House.morning + .hours(1) && renewed.by == item.agent)
        #expect(try await gateway.acts(item) == ["register", "word", "sent"])
    }

    @Test("one that is given up: the promise stands as it did, warns as it would have, and breaks with a red mark")
    func unheard() async throws {
        let gateway = try await Gateway.open()
        let item = try await gateway.house.register { $0.channel = "letter" }
        let twin = try await gateway.house.register { $0.channel = "letter" }
        _ = try await word(gateway, item)
        #expect(try await gateway.sends(.refused("HTTP 400")).count == 1)
        let after = try await gateway.house.found(item)
        #expect(after.promises == item.promises, "nothing of it has happened")
        gateway.house.hand.advance(.minutes(11))
        _ = try await gateway.cases.watch()
        let notices = try await gateway.cases.notices(for: try gateway.house.actor("lin"), limit: 200).items
        func told(_ one: Case) -> [Int] { notices.filter { $0.number == one.number }.compactMap { $0.told?.share } }
        #expect(told(item) == told(twin) && !told(item).isEmpty)
        let late = try await gateway.cases.say(
            "来晚了", to: .customer, through: "telephone", on: item.number, by: try gateway.house.actor("lin"))
        #expect(try owed(late).hasRedMark)
        #expect(try await gateway.acts(item) == ["register", "word", "unsent", "message"])
    }

    @Test("a new time that has passed is told to nobody")
    func past() async throws {
        let gateway = try await Gateway.open()
        let item = try await gateway.house.register { $0.channel = "letter" }
        _ = try await word(gateway, item, to: House.morning + .minutes(5))
        gateway.house.hand.advance(.minutes(6))
        #expect(try await gateway.sends() == [])
        #expect(try await gateway.acts(item) == ["register", "word", "unsent-late"])
        #expect(try await gateway.house.found(item).promises == item.promises)
        let notices = try await gateway.cases.notices(for: try gateway.house.actor("lin")).items
        #expect(notices.contains { $0.occasion == .unsent })
    }

    @Test("it is not tried again at a time when its new time would be over")
    func again() async throws {
        let gateway = try await Gateway.open()
        let item = try await gateway.house.register { $0.channel = "letter" }
        _ = try await word(gateway, item, to: House.morning + .seconds(20))
        for _ in 0..<2 {
            let one = try #require(try await gateway.cases.takeDeliveries().first)
            try await gateway.cases.settle(one, .again("HTTP 503"))
            gateway.house.hand.advance(.seconds(5))
        }
        #expect(try await gateway.cases.takeDeliveries().isEmpty)
        #expect(try await gateway.acts(item) == ["register", "word", "unsent"])
    }

    @Test("settled before it leaves, it changes nothing; replaced before it leaves, it is about what took its place")
    func meanwhile() async throws {
        let gateway = try await Gateway.open()
        let (kept, moved) = (
            try await gateway.house.register { $0.channel = "letter" },
            try await gateway.house.register { $0.channel = "letter" }
        )
        let lin = try gateway.house.actor("lin")
        _ = try await word(gateway, kept)
        let answered = try await gateway.cases.say(
            "马上到", to: .customer, through: "telephone", on: kept.number, by: lin)
        _ = try await word(gateway, moved)
        _ = try await word(gateway, moved, to: House.morning + .hours(2), through: "telephone")
        gateway.house.hand.advance(.minutes(1))
        #expect(try await gateway.sends().count == 2)
        #expect(try await gateway.house.found(kept).promises == answered.promises)
        let last = try await gateway.house.found(moved).promises.filter { $0.kind == .firstAnswer }
        #expect(last.map(\.state) == [.replaced, .replaced, .open])
        #expect(last.last?.dueAt == House.morning + .hours(1), "what the customer heard last")
    }

    @Test("an answer by text message closes the case when it has left, and not at all where it never does")
    func answer() async throws {
        let gateway = try await Gateway.open()
        func ask() async throws -> Case { try await gateway.house.register("泳池几点开", kind: "consultation") }
        func answers(_ item: Case, through channel: String?) async throws -> Case {
            var asked = ActRequest("answer")
            (asked.act.solution, asked.act.channel) = ("六点到十点", channel)
            return try await gateway.cases.act(asked, on: item.number, by: try gateway.house.actor("lin"))
        }
        let (sent, lost, byVoice) = (try await ask(), try await ask(), try await ask())
        #expect(try await answers(byVoice, through: nil).phase == .closed, "on the telephone it is said at once")
        #expect(try await answers(sent, through: "message").phase == .open)
        gateway.house.hand.advance(.minutes(1))
        #expect(try await gateway.sends() == ["六点到十点"])
        let closed = try await gateway.house.found(sent)
        #expect(closed.phase == .closed && closed.closedAt == House.morning + .minutes(1))
        #expect(closed.solution?.text == "六点到十点" && closed.closing == .answered)
        #expect(try await gateway.acts(sent) == ["register", "answer", "sent"])
        _ = try await answers(lost, through: "message")
        try await gateway.sends(.refused("HTTP 400"))
        #expect(try await gateway.house.found(lost).phase == .open)
        let known = try Checkout.desk.get().channels.map(\.key)
        await refused(CaseRefusal.unknownWord(field: "channel", given: "pigeon", known: known)) {
            try await answers(lost, through: "pigeon")
        }
        let long = String(repeating: "长", count: 501)
        var asked = ActRequest("answer")
        (asked.act.solution, asked.act.channel) = (long, "message")
        await refused(CaseRefusal.tooLong(field: "solution", limit: 500)) {
            try await gateway.cases.act(asked, on: lost.number, by: try gateway.house.actor("lin"))
        }
    }

    @Test("what the customer asked before the answer left keeps the case open")
    func askedSince() async throws {
        let gateway = try await Gateway.open()
        let item = try await gateway.house.register("泳池几点开", kind: "consultation") { $0.channel = "letter" }
        let lin = try gateway.house.actor("lin")
        var asked = ActRequest("answer")
        (asked.act.solution, asked.act.channel) = ("六点到十点", "message")
        _ = try await gateway.cases.act(asked, on: item.number, by: lin)
        let one = try #require(try await gateway.cases.takeDeliveries().first)
        gateway.house.hand.advance(.minutes(1))
        _ = try await gateway.cases.say("稍等", to: .customer, through: "telephone", on: item.number, by: lin)
        gateway.house.hand.advance(.minutes(1))
        _ = try await gateway.cases.hear("周末呢", on: item.number, by: lin)
        gateway.house.hand.advance(.minutes(1))
        try await gateway.cases.settle(one, .sent(reference: ""))
        let after = try await gateway.house.found(item)
        #expect(after.phase == .open && after.customerHadLastWord)
    }
}
