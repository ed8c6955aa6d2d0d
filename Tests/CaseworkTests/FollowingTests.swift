import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Following a case")
struct FollowingTests {
    @Test("a message to the customer keeps the answer and the next word; one inside keeps nothing")
    func messages() async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        var item = try await house.register { $0.channel = "letter" }
        item = try await house.cases.promise(
            .nextWord, words: "我会在十点前给您回话", dueAt: House.morning + .hours(1), on: item.number, by: lin)
        item = try await house.cases.say("内部备注", to: .inside, on: item.number, by: lin)
        #expect(item.promises.allSatisfy { $0.state == .open } && item.customerHadLastWord)
        house.hand.advance(.minutes(10))
        item = try await house.cases.say("师傅已经出发", to: .customer, on: item.number, by: lin)
        let states = Dictionary(uniqueKeysWithValues: item.promises.map { ($0.kind, $0.state) })
        #expect(states == [.firstAnswer: .kept, .nextWord: .kept, .onTheSpot: .open, .closed: .open])
        #expect(!item.customerHadLastWord && item.firstAnsweredAt == House.morning + .minutes(10))
        item = try await house.act("chase", on: item, by: "lin")
        #expect(item.customerHadLastWord && item.chaseCount == 1)
    }

    @Test("refused messages and promises")
    func refusals() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let lin = try house.actor("lin")
        let cases = house.cases
        await refused(CaseRefusal.textMissing) { try await cases.say(" ", to: .inside, on: item.number, by: lin) }
        await refused(CaseRefusal.tooLong(field: "text", limit: 20_000)) {
            try await cases.say(String(repeating: "a", count: 20_001), to: .inside, on: item.number, by: lin)
        }
        await refused(CaseRefusal.dueInThePast) {
            try await cases.promise(.free, words: "我来", dueAt: House.morning, on: item.number, by: lin)
        }
        await refused(CaseRefusal.dateOutOfRange(field: "dueAt")) {
            try await cases.promise(
                .free, words: "我来", dueAt: Instant(milliseconds: .max), on: item.number, by: lin)
        }
        await refused(CaseRefusal.fieldMissing("words")) {
            try await cases.promise(.free, words: "", dueAt: House.morning + .hours(1), on: item.number, by: lin)
        }
    }

    @Test("nothing is promised on a case that is over", arguments: ["closed", "cancelled"])
    func promiseOnAClosedCase(_ end: String) async throws {
        let house = try await House.open()
        var item = try await house.register("咨询", kind: "consultation")
        item =
            end == "closed"
            ? try await house.act("answer", on: item, by: "lin") { $0.act.solution = "好" }
            : try await house.act("cancel", on: item, by: "chen") { $0.act.reason = "重复" }
        let number = item.number
        let error = await #expect(throws: CaseRefusal.self) {
            try await house.cases.promise(
                .free, words: "我再来", dueAt: House.morning + .hours(1), on: number, by: try house.actor("lin"))
        }
        #expect(error?.code == "notAllowedNow")
        #expect(try await house.found(item).nextDue == nil)
    }

    @Test("the word beforehand: kept on the promise, a new time replaces it")
    func wordBeforehand() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let old = try #require(item.promises.first { $0.kind == .closed })
        house.hand.advance(.minutes(20))
        func word(_ due: Instant?, reason: String = "缺配件") async throws -> Case {
            try await house.cases.giveWord(
                apology: "对不起", reason: reason, remedy: "我明早来", newDueAt: due, about: old.id,
                by: try house.actor("lin"))
        }
        await refused(CaseRefusal.apologyNeedsReasonAndRemedy) { try await word(nil, reason: " ") }
        await refused(CaseRefusal.dueInThePast) { try await word(House.morning + .minutes(20)) }
        let told = try await word(nil)
        #expect(told.promises.first { $0.id == old.id }?.word?.reason == "缺配件")
        let moved = try await word(House.morning + .hours(24))
        #expect(moved.promises.first { $0.id == old.id }?.state == .replaced)
        let fresh = try #require(moved.promises.first { $0.kind == .closed && $0.state == .open })
        #expect(fresh.dueAt == House.morning + .hours(24) && fresh.words == "我明早来" && fresh.byName == "林晓")
        await refused(CaseRefusal.promiseAlreadySettled) { try await word(nil) }
        await refused(CaseRefusal.unknownPromise("0000000000009")) {
            try await house.cases.giveWord(
                apology: "a", reason: "b", remedy: "c", newDueAt: nil, about: ID(number: 9), by: try house.actor("lin"))
        }
    }

    @Test("a word after the time is not a word beforehand: the promise is broken")
    func wordTooLate() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let old = try #require(item.promises.first { $0.kind == .closed })
        house.hand.advance(.minutes(30) + Span(milliseconds: 1))
        let after = try await house.cases.giveWord(
            apology: "对不起", reason: "缺配件", remedy: "我明早来", newDueAt: House.morning + .days(1), about: old.id,
            by: try house.actor("lin"))
        #expect(after.promises.first { $0.id == old.id }?.state == .broken)
        #expect(after.promises.contains { $0.kind == .closed && $0.state == .open })
    }

    @Test("a promise that follows from another's act is said by the agent, in the agent's name")
    func whoPromises() async throws {
        let house = try await House.open()
        let item = try await house.act("confirm", on: try await house.solved(), by: "hui") {
            $0.act.isSatisfied = false
        }
        let fresh = try #require(item.promises.last { $0.state == .open })
        #expect(fresh.by == item.agent && fresh.byName == "林晓")
    }

    @Test("the timeline comes in order, page by page, and cannot be edited")
    func timeline() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let lin = try house.actor("lin")
        for count in 0..<9 { _ = try await house.cases.say("第\(count)句", to: .inside, on: item.number, by: lin) }
        var words: [String] = []
        var after: String?
        repeat {
            let page = try await house.cases.timeline(of: item.number, for: lin, after: after, limit: 4)
            words += page.items.map(\.words)
            after = page.next
        } while after != nil
        #expect(words == [item.text] + (0..<9).map { "第\($0)句" })
        await refused(CaseRefusal.badCursor) {
            try await house.cases.timeline(of: item.number, for: lin, after: "here", limit: 4)
        }
        #expect(try await house.cases.timeline(of: item.number, for: lin, limit: -3).items.count == 1)
        for change in ["UPDATE timeline SET words = 'x'", "DELETE FROM timeline"] {
            await #expect(throws: StoreFailure.self) { _ = try await house.store.write { try $0.run(change) } }
        }
    }
}
