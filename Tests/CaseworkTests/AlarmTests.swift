import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("People are called to a case, link by link, until they answer")
struct AlarmTests {
    private static let a = ID<Staff>(number: 1), b = ID<Staff>(number: 2), c = ID<Staff>(number: 3)
    private static let home = ID<Project>(number: 9)
    private static let works = ID<Department>(number: 7)

    private static func staff(_ id: ID<Staff>, _ role: String, in project: ID<Project>? = home) -> Staff {
        Staff(
            id: id, user: "\(id)", name: "\(id)", phone: "", departments: role == "engineer" ? [works] : [],
            roles: [.init(role: role, project: project)], isActive: true, language: .simplified)
    }

    private static let chain = AlarmChain(links: [
        .init(call: [.role("guard")], seconds: 60), .init(call: [.department("works")], seconds: 60),
        .init(call: [.role("supervisor")], seconds: 60),
    ])

    private func next(
        after begun: Int, onDuty: Set<ID<Staff>>, called: Set<ID<Staff>> = [],
        _ staff: [Staff] = [staff(a, "guard"), staff(b, "engineer"), staff(c, "supervisor")]
    ) -> AlarmChain.Turn? {
        Self.chain.next(
            after: begun, Crew(staff: staff, project: Self.home, onDuty: onDuty), ["works": Self.works], called: called)
    }

    @Test("those of the link on duty; else the next up, then the next down, as stand-ins; else the link off duty")
    func who() {
        let (a, b, c) = (Self.a, Self.b, Self.c)
        #expect(next(after: 0, onDuty: [a, b, c]) == .init(link: 0, people: [a], areStandIns: false))
        #expect(next(after: 0, onDuty: [b, c]) == .init(link: 0, people: [b], areStandIns: true))
        #expect(next(after: 0, onDuty: [c]) == .init(link: 0, people: [c], areStandIns: true))
        #expect(next(after: 2, onDuty: [a]) == .init(link: 2, people: [a], areStandIns: true))
        #expect(next(after: 0, onDuty: []) == .init(link: 0, people: [a], areStandIns: false))
        #expect(next(after: 1, onDuty: [b]) == .init(link: 1, people: [b], areStandIns: false))
    }

    @Test("a link of which everybody was called is passed over, and so is one without anybody; the chain ends")
    func skipped() {
        let (a, b, c) = (Self.a, Self.b, Self.c)
        #expect(next(after: 1, onDuty: [b, c], called: [b]) == .init(link: 2, people: [c], areStandIns: false))
        let alone = next(after: 0, onDuty: [], [Self.staff(c, "supervisor")])
        #expect(alone == .init(link: 2, people: [c], areStandIns: false))
        #expect(next(after: 0, onDuty: [a], [Self.staff(a, "guard", in: ID(number: 1))]) == nil, "works elsewhere")
        #expect(next(after: 3, onDuty: [a]) == nil && next(after: 0, onDuty: [a, b, c], called: [a, b, c]) == nil)
    }

    @Test("an emergency calls the next where one of the link does not answer; who answers is not called again")
    func escalates() async throws {
        let house = try await House.open()
        let number = try await house.emergency("lift").item.number
        var calls = try await house.called(number)
        #expect(calls == ["zhao": false, "qian": false])
        _ = try await house.answer("zhao")
        house.hand.advance(.minutes(2))
        #expect(try await house.cases.callOut() == 1)
        #expect(try await house.cases.callOut() == 0, "once")
        calls = try await house.called(number)
        #expect(calls == ["zhao": true, "qian": false, "chen": false])
        await refused(CaseRefusal.callAnswered) { try await house.answer("zhao") }
        _ = try await house.answer("qian")
        _ = try await house.answer("chen")
        house.hand.advance(.hours(1))
        #expect(try await house.cases.callOut() == 0, "everybody answered")
        #expect(try await house.isSound())
    }

    @Test("everybody answers in time: nobody else is called")
    func answered() async throws {
        let house = try await House.open()
        let number = try await house.emergency("lift").item.number
        for user in ["zhao", "qian"] { _ = try await house.answer(user) }
        house.hand.advance(.hours(1))
        #expect(try await house.cases.callOut() == 0)
        #expect(try await house.called(number) == ["zhao": true, "qian": true])
        let entries = try await house.cases.timeline(of: number, for: try house.actor("chen")).items
        #expect(entries.map(\.act) == ["register", "call-out", "answer-call", "answer-call"])
        #expect(entries[1].words == "赵师傅 钱师傅" && entries[1].actorName == "system")
    }

    @Test("after a stop each alarm goes on where it stood, whichever copy looks, and nobody is called twice")
    func copies() async throws {
        let house = try await House.open()
        var numbers: [String] = []
        for _ in 0..<3 { numbers.append(try await house.emergency("lift").item.number) }
        house.hand.advance(.hours(1))
        let store = try house.reopened()
        defer { store.close() }
        let other = Cases(store, desks: [try Checkout.desk.get()])
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for cases in [house.cases, other, house.cases, other] { group.addTask { try await cases.callOut() } }
            return try await group.reduce(0, +)
        }
        #expect(done == 3)
        for number in numbers {
            #expect(try await house.called(number) == ["zhao": false, "qian": false, "chen": false])
        }
        #expect(try await house.isSound())
    }

    @Test("whatever fails or dies at a commit, people are called once, or not at all", arguments: Fault.allCases)
    func faults(_ fault: Fault) async throws {
        let house = try await House.open()
        let numbers = [try await house.emergency("lift").item.number, try await house.emergency("fire").item.number]
        house.hand.advance(.minutes(5))
        let next = NextFault()
        let store = try house.reopened(faults: Faults { next.take() })
        defer { store.close() }
        next.plan(fault)
        await #expect(throws: StoreFailure.self) { try await Cases(store, desks: [Checkout.desk.get()]).callOut() }
        let isDone = fault == .answerLost
        #expect(try await house.called(numbers[0]).count == (isDone ? 3 : 2))
        #expect(try await house.cases.callOut() == (isDone ? 0 : 2))
        #expect(try await house.called(numbers[0]).count == 3)
        #expect(try await house.isSound())
    }

    @Test("what is over calls nobody: a complaint that was withdrawn is not reported further")
    func over() async throws {
        let house = try await House.open()
        let item = try await house.register("楼上掉东西砸伤人，我要找记者曝光", kind: "complaint")
        _ = try await house.act("withdraw", on: item, by: "chen") { $0.act.reason = "说错了" }
        let withdrawnAt = house.hand.now
        house.hand.advance(.hours(1))
        #expect(try await house.cases.callOut() == 0)
        let alarm = try #require(try await house.cases.alarms(of: item.number, for: try house.actor("chen")).first)
        #expect(alarm.alarm.endedAt == withdrawnAt && alarm.calls.count == 1)
        #expect(try await house.cases.openCalls(for: try house.actor("chen")).isEmpty)
    }

    @Test("a case that was merged by mistake is called for again when the merge is undone")
    func unmerged() async throws {
        let house = try await House.open()
        let item = try await house.emergency("lift").item
        let other = try await house.register()
        let before = try await house.called(item.number).count
        var merged = try await house.act("merge", on: try await house.found(item), by: "chen") {
            $0.into = other.number
        }
        house.hand.advance(.minutes(10))
        #expect(try await house.cases.callOut() == 0)
        #expect(try await house.called(item.number).count == before)
        merged = try await house.act("unmerge", on: merged, by: "chen") { $0.act.reason = "不是一件事" }
        #expect(!merged.phase.isOver)
        #expect(try await house.cases.callOut() == 1, "the next link is called at once")
        #expect(try await house.called(item.number).count > before)
        let alarm = try #require(try await house.cases.alarms(of: item.number, for: try house.actor("root")).first)
        #expect(alarm.alarm.endedAt == nil)
    }
}

extension House {
    @discardableResult
    func emergency(
        _ card: String, by user: String = "lin", _ fill: (inout EmergencyCall) -> Void = { _ in }
    ) async throws -> EmergencyFile {
        var call = EmergencyCall()
        (call.project, call.card, call.placeText) = ("garden", card, "3 栋")
        call.reporter = Reporter(phone: "13800138000")
        fill(&call)
        return try await cases.openEmergency(call, by: try actor(user))
    }

    /// Who was called to a case, by user name, and whether they answered.
    func called(_ number: String) async throws -> [String: Bool] {
        let calls = try await cases.alarms(of: number, for: try actor("root")).flatMap(\.calls)
        return Dictionary(
            uniqueKeysWithValues: calls.map { call in
                (cast.first { $0.value.staff == call.staff }?.key ?? "?", call.answeredAt != nil)
            })
    }

    /// Answers the oldest call of somebody; one that was answered before where none is open.
    @discardableResult
    func answer(_ user: String, note: String = "") async throws -> AlarmCall {
        let actor = try actor(user)
        let open = try await cases.openCalls(for: actor).first?.call.id
        let any = try await store.read { db in
            try db.value(ID<AlarmCall>.self, "SELECT id FROM alarm_call WHERE staff = ?1 ORDER BY id", actor.staff)
        }
        return try await cases.answer(open ?? any ?? ID(number: 0), note: note, by: actor)
    }
}
