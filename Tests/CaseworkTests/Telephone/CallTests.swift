import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Channels
@testable import Workforce

@Suite("Telephone calls")
struct CallTests {
    private static func at(_ seconds: Int64) -> Instant { House.morning + .seconds(seconds) }

    private static func report(
        _ event: CallReport.Event, _ seconds: Int64, key: String = "c1", from: String = "13900001111",
        agent: String? = nil
    ) -> CallReport {
        CallReport(key: key, event: event, from: from, to: "4008001234", agent: agent, at: at(seconds))
    }

    @Test("in whatever order and however often a call is told, it comes to the same call")
    func order() async throws {
        let all = [
            Self.report(.ringing, 0, agent: "lin"), Self.report(.ringing, 6, agent: "chen"),
            Self.report(.answered, 9, agent: "chen"), Self.report(.answered, 40, agent: "lin"),
            Self.report(.ended, 95),
        ]
        var dice = Dice(state: 20)
        for round in 0..<12 {
            let house = try await House.open()
            let calls = Calls(house.store, desks: [])
            var told = round == 0 ? all : all.shuffled(using: &dice)
            if round > 0 { told.append(contentsOf: told.prefix(round % 4)) }
            for report in told { _ = try await calls.hear(report, by: try house.actor("lin")) }
            let call = try #require(try await calls.list(CallFilter(), limit: 5, for: house.actor("lin")).items.first)
            #expect(call.state == .ended && call.beganAt == Self.at(0) && call.rangFor == .seconds(9))
            #expect(try call.agent == house.actor("chen").staff && call.rung == house.actor("chen").staff)
            #expect(call.endedAt == Self.at(95))
            let kept = try await house.store.read { try $0.value(Int.self, "SELECT count(*) FROM call_report") }
            #expect(kept == all.count)
        }
    }

    @Test("a call that nobody took is owed until somebody calls back, or the customer calls again and is answered")
    func owed() async throws {
        let house = try await House.open()
        let (calls, lin) = (Calls(house.store, desks: []), try house.actor("lin"))
        var filter = CallFilter()
        filter.isOwed = true
        func owed() async throws -> [String] { try await calls.list(filter, limit: 9, for: lin).items.map(\.key) }
        for key in ["a", "b"] { _ = try await calls.hear(Self.report(.ringing, 0, key: key), by: lin) }
        _ = try await calls.hear(Self.report(.missed, 30, key: "a"), by: lin)
        _ = try await calls.hear(Self.report(.ended, 31, key: "b", from: "13900001111"), by: lin)
        _ = try await calls.hear(Self.report(.missed, 40, key: "d", from: "13700002222"), by: lin)
        #expect(try await owed() == ["d", "b", "a"])
        // Heard late: what was answered before the other rang settles nothing.
        _ = try await calls.hear(Self.report(.answered, -60, key: "early"), by: lin)
        #expect(try await owed() == ["d", "b", "a"])
        _ = try await calls.hear(Self.report(.answered, 120, key: "later", agent: "chen"), by: lin)
        #expect(try await owed() == ["d"])
        let call = try #require(try await calls.list(filter, limit: 9, for: lin).items.first)
        await #expect(throws: CallRefusal.fieldMissing("words")) {
            try await calls.giveBack(call.id.description, words: " ", by: lin)
        }
        let done = try await calls.giveBack(call.id.description, words: "已联系", by: lin)
        #expect(done.returned?.by == lin.staff && done.returned?.words == "已联系")
        await #expect(throws: CallRefusal.callNotMissed) {
            try await calls.giveBack(call.id.description, words: "再来", by: lin)
        }
        await #expect(throws: CallRefusal.unknownPhoneCall("zz")) {
            try await calls.giveBack("zz", words: "谁", by: lin)
        }
    }

    @Test("a call on a number for all belongs to the project of whoever has the number alone")
    func project() async throws {
        let house = try await House.open()
        let root = try house.actor("root")
        let calls = Calls(house.store, desks: [])
        let people = People(house.store)
        _ = try await people.add(
            PersonDraft(project: house.tower.id, name: "赵子云", phones: ["13700001111"]), by: 0)
        let tower = try await calls.hear(Self.report(.ringing, 0, from: "+86 137 0000 1111"), by: root)
        #expect(tower.project == house.tower.id && tower.person != nil)
        let unknown = try await calls.hear(Self.report(.ringing, 0, key: "c2", from: ""), by: root)
        #expect(unknown.project == house.estate.id && unknown.person == nil)
        await #expect(throws: WorkforceRefusal.notAllowed(.caseRegister)) {
            try await calls.hear(Self.report(.answered, 3, key: "c1"), by: try house.actor("lin"))
        }
    }

    @Test("calls counted in one statement and one by one: short ones in neither")
    func tally() async throws {
        let house = try await House.open()
        let root = try house.actor("root")
        let calls = Calls(house.store, desks: [])
        var dice = Dice(state: 7)
        house.hand.advance(.hours(1))
        for number in 0..<120 {
            let (key, start) = ("c\(number)", Int64(number * 20))
            _ = try await calls.hear(Self.report(.ringing, start, key: key, from: ""), by: root)
            let rang = Int64.random(in: 1...20, using: &dice)
            switch number % 3 {
            case 0: _ = try await calls.hear(Self.report(.answered, start + rang, key: key), by: root)
            case 1: _ = try await calls.hear(Self.report(.missed, start + rang, key: key), by: root)
            default: _ = try await calls.hear(Self.report(.ended, start + rang, key: key), by: root)
            }
        }
        let rules = TelephoneRules.usual
        let span = Self.at(200)..<Self.at(2000)
        let counted = try await house.store.read { try CallTable.tally($0, house.estate.id, in: span, rules) }
        var slow = CallTally()
        for call in try await calls.list(CallFilter(), limit: 200, for: root).items where span.contains(call.beganAt) {
            guard let rang = call.rangFor, call.state != .missed || rang >= rules.short else { continue }
            slow.offered += 1
            if call.answeredAt != nil { slow.answered += 1 }
            if call.answeredAt != nil, rang <= rules.answerWithin { slow.inTime += 1 }
            if call.state == .missed { slow.missed += 1 }
        }
        #expect(counted == slow && slow.missed > 10 && slow.inTime > 5 && slow.answered > slow.inTime)
    }

    @Test("what an exchange may say", arguments: [
        (
            CallReport(key: " ", event: .ringing, from: "", to: "1", at: House.morning),
            CallRefusal.fieldMissing("callId")
        ),
        (CallReport(key: "c", event: .ringing, from: "", to: "", at: House.morning), .fieldMissing("to")),
        (
            CallReport(key: "c", event: .ringing, from: "", to: "1", at: House.morning + .minutes(11)),
            .callTimeOutOfReach
        ),
        (CallReport(key: "c", event: .ringing, from: "", to: "1", at: House.morning - .days(8)), .callTimeOutOfReach),
        (
            CallReport(
                key: "c", event: .ended, from: "", to: "1", at: House.morning, recording: "javascript:alert(1)"),
            .badRecording
        ),
        (
            CallReport(key: "c", event: .ended, from: String(repeating: "1", count: 41), to: "1", at: House.morning),
            .tooLong(field: "from", limit: 40)
        ),
    ])
    func refused(_ report: CallReport, _ refusal: CallRefusal) {
        #expect(throws: refusal) { try report.checked(at: House.morning) }
    }
}
