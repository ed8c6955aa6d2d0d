import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Whoever leaves hands over what they have")
struct LettingGoTests {
    private static func letGo(
        _ user: String, _ heirs: [HandOver.Kind: String], in house: House, version: Int? = nil, by root: String = "root"
    ) async throws -> Staff {
        let plan = HandOver(try heirs.mapValues { try house.actor($0).staff })
        return try await house.cases.letGo(
            try house.actor(user).staff, plan, reason: "合同到期", version: version, by: try house.actor(root))
    }

    @Test("cases and work go to those who were named, by themselves, once, and promises stay as they are")
    func named() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let sent = try await house.act("accept", on: house.sent(), by: "zhao")
        #expect(try await house.cases.holdings(of: house.actor("lin").staff, for: house.actor("root")).cases == 2)
        _ = try await Self.letGo("lin", [.cases: "chen"], in: house)
        _ = try await Self.letGo("zhao", [.tasks: "qian"], in: house)
        #expect(try await house.cases.run() == 3)
        #expect(try await house.cases.run() == 0, "once")
        let (after, work) = (try await house.found(item), try await house.found(sent))
        #expect(after.agent == (try house.actor("chen").staff) && after.promises == item.promises)
        #expect(work.openTasks.map(\.assignee) == [try house.actor("qian").staff] && work.stage == "dispatched")
        #expect(try await house.bySystem(sent).contains("dispatch left"))
        #expect(try await house.heard("qian").contains(.left))
        let held = try await house.cases.holdings(of: house.actor("zhao").staff, for: house.actor("root"))
        #expect(held.tasks == 0)
        #expect(try await house.cases.check().allSatisfy { $0.check != "leavers" || $0.state == .good })
        #expect(try await house.isSound())
    }

    @Test("where nobody is named, or who is has no right to it, it goes back to the centre")
    func centre() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let sent = try await house.act("accept", on: house.sent(), by: "zhao")
        _ = try await Self.letGo("lin", [.cases: "zhao"], in: house)
        _ = try await Self.letGo("zhao", [:], in: house)
        _ = try await house.cases.run()
        #expect(try await house.found(item).agent == house.actor("chen").staff, "an engineer is no agent")
        #expect(try await house.found(sent).stage == "returned")
    }

    @Test("saved lists and skills are copied, whom they lead gets another manager, the turn on duty ends")
    func copied() async throws {
        let house = try await House.open()
        let (lin, chen) = (try house.actor("lin"), try house.actor("chen"))
        _ = try await house.cases.saveView("我的", address: "phase=open", by: lin)
        _ = try await house.cases.saveView("共有", address: "kind=repair", by: lin)
        _ = try await house.cases.saveView("共有", address: "kind=complaint", by: chen)
        _ = try await house.cases.setExpertise(
            Expertise(skills: ["engineering.plumbing"]), of: lin.staff, by: house.actor("root"))
        try await Duty(house.store).set(true, by: lin)
        let zhao = try #require(try await Team(house.store).staff(user: "zhao"))
        var change = StaffChange(zhao)
        change.manager = lin.staff
        _ = try await Team(house.store).change(zhao.id, to: change, version: nil, by: house.actor("root"))
        _ = try await Self.letGo("lin", [.views: "chen", .skills: "chen", .led: "chen"], in: house)
        let views = try await house.cases.savedViews(of: chen)
        #expect(Set(views.map { "\($0.name) \($0.address)" }) == ["我的 phase=open", "共有 kind=complaint"])
        #expect(try await house.cases.savedViews(of: lin).count == 2, "nothing is taken from who may come back")
        let skills = try await house.cases.expertise(of: chen.staff, for: house.actor("root")).skills
        #expect(skills == ["engineering.plumbing"])
        #expect(try await Team(house.store).staff(user: "zhao")?.manager == chen.staff)
        #expect(try await !Duty(house.store).isOnDuty(lin))
    }

    @Test("sessions and tokens end at once; who comes back has the old posts, a new password, and no old session")
    func back() async throws {
        let house = try await House.open()
        let (entrance, door, team) = (Entrance(house.store), Doorkeeper(house.store), Team(house.store))
        let token = try await entrance.makeToken(user: "lin", label: "wall", scope: nil)
        let lin = try house.actor("lin").staff
        _ = try await door.bearer(token.text)
        _ = try await Self.letGo("lin", [.cases: "chen"], in: house, version: 1)
        door.forget()
        await refused(WorkforceRefusal.notSignedIn) { try await door.bearer(token.text) }
        await refused(WorkforceRefusal.hasLeft) { try await Self.letGo("lin", [:], in: house) }
        await refused(WorkforceRefusal.changedMeanwhile) {
            try await team.takeBack(lin, version: 1, by: house.actor("root")).1
        }
        let (staff, password) = try await team.takeBack(lin, version: 2, by: house.actor("root"))
        #expect(staff.isActive && staff.roles.map(\.role) == ["agent"])
        #expect(try await team.handOver(of: lin) == nil)
        await refused(WorkforceRefusal.notSignedIn) { try await door.bearer(token.text) }
        let entry = try await entrance.signIn(user: "lin", password: password, device: "", address: "10.0.0.1")
        guard case .session(let secret) = entry else { return #expect(Bool(false), "a second step?") }
        #expect(try await door.session(of: secret.text).mustChoose)
        await refused(WorkforceRefusal.isHere) { try await team.takeBack(lin, version: nil, by: house.actor("root")).1 }
        _ = try await Self.letGo("lin", [.tasks: "qian"], in: house)
        #expect(try await team.handOver(of: lin)?.plan.heir(of: .cases) == nil, "the last plan holds")
    }

    @Test("who is refused: without the right, oneself, without a reason, to somebody who is not there")
    func refusals() async throws {
        let house = try await House.open()
        let root = try house.actor("root")
        await refused(WorkforceRefusal.notAllowed(.staffWrite)) {
            try await Self.letGo("zhao", [:], in: house, by: "lin")
        }
        await refused(WorkforceRefusal.notOneself) { try await Self.letGo("root", [:], in: house) }
        await refused(WorkforceRefusal.badHeir) { try await Self.letGo("lin", [.cases: "lin"], in: house) }
        await refused(WorkforceRefusal.reasonMissing) {
            try await house.cases.letGo(house.actor("lin").staff, HandOver(), reason: " ", version: nil, by: root)
        }
        #expect(try await Team(house.store).staff(user: "lin")?.isActive == true)
        _ = try await Self.letGo("chen", [:], in: house)
        await refused(WorkforceRefusal.badHeir) { try await Self.letGo("lin", [.cases: "chen"], in: house) }
    }

    @Test("more than one portion is handed over, and what is done stays done")
    func portions() async throws {
        let house = try await House.open()
        for number in 0..<120 { try await house.register("第 \(number) 件") }
        _ = try await Self.letGo("lin", [.cases: "chen"], in: house)
        #expect(try await house.cases.run() == 120)
        let root = try house.actor("root")
        #expect(try await house.cases.holdings(of: house.actor("lin").staff, for: root).cases == 0)
        #expect(try await house.cases.holdings(of: house.actor("chen").staff, for: root).cases == 120)
    }
}
