import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Nothing open is with somebody who is not there")
struct HandingOnTests {
    @Test("whoever goes off duty keeps what they accepted; what they had not accepted returns")
    func offDuty() async throws {
        let house = try await House.open()
        let duty = Duty(house.store)
        let zhao = try house.actor("zhao")
        try await duty.set(true, by: zhao)
        let accepted = try await house.act("accept", on: house.sent(), by: "zhao")
        let (waiting, queued) = (try await house.sent(), try await house.sent("engineering"))
        house.hand.advance(.minutes(1))
        #expect(try await house.cases.run() == 0)
        try await duty.set(false, by: zhao)
        #expect(try await house.cases.run() == 1)
        #expect(try await house.cases.run() == 0, "once")
        #expect(try await house.bySystem(waiting) == ["take-back off-duty"])
        #expect(try await house.heard("lin") == [.offDuty])
        #expect(try await house.found(accepted) == accepted)
        #expect(try await house.found(queued).stage == "dispatched")
        let later = try await house.sent()
        #expect(try await house.cases.run() == 0, "sent to somebody off duty knowingly: the quarter of an hour counts")
        #expect(try await house.found(later).stage == "dispatched")
    }

    @Test("whoever is back at once has lost nothing")
    func back() async throws {
        let house = try await House.open()
        let duty = Duty(house.store)
        try await duty.set(true, by: house.actor("zhao"))
        _ = try await house.sent()
        house.hand.advance(.minutes(1))
        for isOn in [false, true] { try await duty.set(isOn, by: house.actor("zhao")) }
        #expect(try await house.cases.run() == 0)
    }

    @Test("the work of somebody who has left returns, whatever its state; clocks that stood go on")
    func workers() async throws {
        let house = try await House.open()
        let accepted = try await house.act("accept", on: house.sent(), by: "zhao")
        let paused = try await house.deferred(until: .hours(5))
        let done = try await house.solved()
        let others = try await house.act("accept", on: house.sent("qian"), by: "qian")
        #expect(try await house.cases.run() == 0)
        try await house.leave("zhao")
        #expect(try await house.cases.check().contains { $0.check == "leavers" && $0.state == .bad })
        #expect(try await house.cases.run() == 2)
        #expect(try await house.cases.run() == 0, "once")
        for item in [accepted, paused] {
            let after = try await house.found(item)
            #expect(after.stage == "returned" && after.openTasks.isEmpty && after.waiting == nil)
            #expect(after.promises.allSatisfy { $0.pausedSince == nil })
            #expect(try await house.bySystem(item) == ["take-back left"])
        }
        #expect(try await house.found(done) == done)
        #expect(try await house.found(others) == others)
        #expect(try await house.isSound())
    }

    @Test("the cases of an agent who has left go to the supervisor, who hears of it; promises stay as they are")
    func agents() async throws {
        let house = try await House.open()
        let (open, solved) = (try await house.register(), try await house.solved())
        let closed = try await house.solved()
        _ = try await house.act("confirm", on: closed, by: "hui") { $0.act.isSatisfied = true }
        let mine = try await house.register(by: "chen")
        try await house.leave("lin")
        #expect(try await house.cases.check().contains { $0.check == "leavers" && $0.state == .bad })
        #expect(try await house.cases.run() == 2)
        #expect(try await house.cases.run() == 0, "once")
        let chen = try house.actor("chen").staff
        for item in [open, solved] {
            let after = try await house.found(item)
            #expect(after.agent == chen && after.promises == item.promises && after.stage == item.stage)
            #expect(try await house.bySystem(item) == ["assign left"])
        }
        #expect(try await house.heard("chen") == [.left, .left])
        #expect(try await house.found(closed).agent == house.actor("lin").staff, "what is over stays as it was")
        #expect(try await house.found(mine) == mine)
        #expect(try await house.isSound())
    }

    @Test("agent and worker left at once: whoever takes the case over hears of its work too")
    func both() async throws {
        let house = try await House.open()
        let item = try await house.sent()
        for user in ["zhao", "lin"] { try await house.leave(user) }
        #expect(try await house.cases.run() == 2)
        #expect(try await house.bySystem(item) == ["assign left", "take-back left"])
        #expect(try await house.heard("chen").count == 2)
    }

    @Test("where nobody of the chain is left a case stays, and does so at no write; the doctor says so")
    func nobody() async throws {
        let house = try await House.open()
        let item = try await house.register()
        for user in ["lin", "chen"] { try await house.leave(user) }
        #expect(try await house.cases.run() == 0)
        #expect(try await house.found(item) == item)
        #expect(try await house.cases.check().contains { $0.check == "leavers" && $0.state == .bad })
    }

    @Test("those on duty before those who are not; several take turns")
    func heirs() {
        let project = Cast.project.id
        func staff(_ number: Int64, _ role: String, isActive: Bool = true) -> Staff {
            Staff(
                id: ID(number: number), user: "\(number)", name: "", phone: "", departments: [],
                roles: [.init(role: role, project: project)], isActive: isActive, language: .simplified)
        }
        let chain: [WatchRules.Listener] = [.owner, .role("supervisor"), .role("director")]
        let all = [
            staff(1, "supervisor"), staff(2, "supervisor"), staff(3, "director"),
            staff(4, "supervisor", isActive: false),
        ]
        func heirs(_ onDuty: Set<Int64>) -> [Int64] {
            Crew(staff: all, project: project, onDuty: Set(onDuty.map { ID(number: $0) })).heirs(chain).map(\.number)
        }
        #expect(heirs([2, 3]) == [2])
        #expect(heirs([3, 4]) == [3])
        #expect(heirs([]) == [1, 2])
    }
}
