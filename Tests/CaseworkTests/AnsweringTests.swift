import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Who owes whom a word")
struct AnsweringTests {
    @Test("9 · a word of the customer on any channel restarts the answer's clock", arguments: [
        "telephone", "letter", "counter",
    ])
    func restarts(_ channel: String) async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        var item = try await house.register { $0.channel = "letter" }
        house.hand.advance(.minutes(5))
        item = try await house.cases.say("已安排师傅", to: .customer, on: item.number, by: lin)
        #expect(open(item).isEmpty)

        house.hand.advance(.hours(1))
        item = try await house.cases.hear("怎么还没有来", through: channel, on: item.number, by: lin)
        let owed = try #require(open(item).first)
        #expect(open(item).count == 1 && owed.kind == .nextWord && owed.by == item.agent)
        #expect(owed.startsAt == House.morning + .minutes(65) && owed.dueAt == House.morning + .minutes(75))
        #expect(item.customerHadLastWord && item.nextDue.map { $0 <= owed.dueAt } == true)

        house.hand.advance(.minutes(6))
        item = try await house.cases.hear("还在等", on: item.number, by: lin)
        #expect(open(item) == [owed], "who asks twice does not wait longer")
        item = try await house.cases.say("客户催得急", to: .inside, on: item.number, by: lin)
        #expect(open(item) == [owed], "only a word to the customer is an answer")
        house.hand.advance(.minutes(4))
        item = try await house.cases.say("师傅五分钟后到", to: .customer, on: item.number, by: lin)
        #expect(item.promises.first { $0.id == owed.id }?.state == .kept && open(item).isEmpty)
        #expect(item.firstAnsweredAt == House.morning + .minutes(5), "the first answer stays as it was")
    }

    @Test("9 · a chasing customer is owed an answer too; one that comes too late breaks the promise")
    func chasing() async throws {
        let house = try await House.open()
        var item = try await house.register { $0.channel = "telephone" }
        #expect(open(item).isEmpty, "in a talk the answer is given there and then")
        item = try await house.act("chase", on: item, by: "lin")
        let owed = try #require(open(item).first)
        house.hand.advance(.minutes(10) + .seconds(1))
        item = try await house.cases.say("马上到", to: .customer, on: item.number, by: try house.actor("lin"))
        #expect(item.promises.first { $0.id == owed.id }?.state == .broken)
    }

    @Test("what was promised freely for later hides no answer that is owed now")
    func besideAFreePromise() async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        var item = try await house.register()
        item = try await house.cases.promise(
            .nextWord, words: "我明天给您回话", dueAt: House.morning + .days(1), on: item.number, by: lin)
        item = try await house.cases.hear("我今天就要知道", on: item.number, by: lin)
        #expect(item.promises.filter { $0.kind == .nextWord && $0.state == .open }.count == 2)
        #expect(item.nextDue.map { $0 <= House.morning + .minutes(10) } == true)
    }

    @Test("a case that is over takes the customer's word and owes none; the channel is one of the desk's")
    func over() async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        var item = try await house.register("咨询", kind: "consultation")
        item = try await house.act("answer", on: item, by: "lin") { $0.act.solution = "好" }
        item = try await house.cases.hear("谢谢", on: item.number, by: lin)
        #expect(open(item).isEmpty && item.customerHadLastWord)
        let number = item.number
        let error = await #expect(throws: CaseRefusal.self) {
            try await house.cases.hear("在吗", through: "pigeon", on: number, by: lin)
        }
        #expect(error?.code == "unknownWord" && error?.fields == ["channel"])
        await refused(CaseRefusal.textMissing) { try await house.cases.hear(" ", on: number, by: lin) }
        let entry = try #require(try await house.cases.timeline(of: number, for: lin).items.last)
        #expect(entry.act == "heard" && entry.audience == .customer)
        #expect(entry.events.contains(.conveyed(by: item.channel)))
    }

    /// The answers that are owed by a level.
    private func open(_ item: Case) -> [Promise] {
        item.promises.filter {
            $0.state == .open && $0.level != nil && ($0.kind == .nextWord || $0.kind == .firstAnswer)
        }
    }
}
