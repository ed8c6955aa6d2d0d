import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Whose turn it is, and work that is sent at once")
struct RotatingTests {
    private func lift(_ house: House, request: RequestKey? = nil) async throws -> Case {
        try await house.register("被困电梯", kind: "help", request: request) {
            ($0.category, $0.priority) = ("engineering.lifts.entrapment", .emergency)
        }
    }

    private func begin(_ house: House, _ users: String...) async throws {
        for user in users { try await Duty(house.store).set(true, by: try house.actor(user)) }
    }

    @Test("over a thousand turns with people coming and going, everybody there gets as many as the others there")
    func fair() {
        let crew = (1...7).map { ID<Staff>(number: Int64($0 * 11)) }
        var last: ID<Staff>?
        var got: [ID<Staff>: Int] = [:]
        var waited: [ID<Staff>: Int] = [:]
        var dice = Dice(state: 7)
        for _ in 0..<1000 {
            let there = crew.filter { _ in dice.hits(60) }
            guard let next = Rotation.next(after: last, among: there.reversed()) else { continue }
            #expect(there.contains(next))
            for one in there where one != next { waited[one, default: 0] += 1 }
            #expect(waited.values.allSatisfy { $0 < 60 }, "nobody who is there is passed over for long")
            (waited[next], last) = (0, next)
            got[next, default: 0] += 1
        }
        #expect(got.values.reduce(0, +) > 900 && got.count == 7)
        var even: [ID<Staff>: Int] = [:]
        for _ in 0..<1000 {
            last = Rotation.next(after: last, among: crew)
            if let last { even[last, default: 0] += 1 }
        }
        #expect(Set(even.values) == [142, 143], "where all are there, nobody has two more than another")
    }

    @Test("the next on duty with room gets it; without anybody there it is refused")
    func turns() async throws {
        let house = try await House.open()
        func next() async throws -> ID<Staff>? {
            let item = try await house.register()
            let sent = try await house.act("dispatch", on: item, by: "lin") { $0.to = "next:engineering" }
            return sent.tasks.last?.assignee
        }
        await refused(CaseRefusal.nobodyOnDuty("engineering")) { try await next() }
        try await begin(house, "zhao", "qian")
        let crew = [try house.actor("zhao").staff, try house.actor("qian").staff].sorted { $0.number < $1.number }
        var got: [ID<Staff>] = []
        for _ in 0..<4 { if let one = try await next() { got.append(one) } }
        #expect(got == crew + crew, "one after the other")
        try await Duty(house.store).set(false, by: try house.actor("zhao"))
        let qian = try house.actor("qian").staff
        for _ in 0..<3 { #expect(try await next() == qian) }
        await refused(CaseRefusal.nobodyOnDuty("engineering")) { try await next() }
        #expect(try await house.isSound())
    }

    @Test("a rule sends at once, by the system, with its name on the timeline")
    func atOnce() async throws {
        let house = try await House.open()
        try await begin(house, "zhao")
        let item = try await lift(house)
        let (zhao, lin) = (try house.actor("zhao").staff, try house.actor("lin").staff)
        #expect(item.stage == "dispatched" && item.tasks.map(\.assignee) == [zhao])
        #expect(item.tasks.map(\.sentBy) == [Actor.system.staff] && item.agent == lin)
        let entries = try await house.cases.timeline(of: item.number, for: try house.actor("lin")).items
        #expect(entries.map(\.act) == ["register", "dispatch"] && entries.map(\.words).last == "lift-entrapment")
        #expect(try await house.heard("lin") == [])
        #expect(try await house.register().stage == "registered", "no rule is about it")
    }

    @Test("where nobody is on duty it stays with the centre and its agent is told")
    func nobody() async throws {
        let house = try await House.open()
        let item = try await lift(house)
        #expect(item.stage == "registered" && item.tasks == [])
        #expect(try await house.heard("lin") == [.undispatched])
        #expect(try await house.isSound())
    }

    @Test("two copies that are given one demand send it once")
    func once() async throws {
        let house = try await House.open()
        try await begin(house, "zhao", "qian")
        let store = try house.reopened()
        defer { store.close() }
        let key = RequestKey(key: "lift-1", digest: "x")
        var intake = Intake()
        (intake.project, intake.kind, intake.channel, intake.text) = ("garden", "help", "telephone", "被困电梯")
        (intake.category, intake.reporter) = ("engineering.lifts.entrapment", Reporter(name: "王", phone: "13800138000"))
        let lin = try house.actor("lin")
        let other = Cases(store, desks: [try Checkout.desk.get()])
        let all = try await withThrowingTaskGroup(of: Case.self) { group in
            for cases in [house.cases, other, house.cases, other] {
                group.addTask { [intake] in try await cases.register(intake, request: key, by: lin) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(all.map(\.number)).count == 1 && all.allSatisfy { $0.tasks.count == 1 })
        let tasks = try await house.store.read { db in
            try db.value(Int.self, "SELECT count(*) FROM task WHERE case_id = ?1", all[0].id)
        }
        #expect(tasks == 1)
    }

    @Test("the closest line of the file says the mode")
    func modes() throws {
        let rules = try Checkout.desk.get().dispatch
        var play = try Play()
        #expect(rules.mode(for: play.item) == .pool)
        play = try Play { $0.category = "engineering.lifts.noise" }
        #expect(rules.mode(for: play.item) == .rotate)
    }
}
