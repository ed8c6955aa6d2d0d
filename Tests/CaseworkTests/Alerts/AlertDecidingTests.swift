import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("What is made of an alert")
struct AlertDecidingTests {
    private func warned(_ house: House) async throws -> (alerts: Alerts, alert: Alert) {
        let alerts = try house.warning("sees: words, words: [起诉]", "sees: same-customer, times: 2, window: 30d")
        _ = try await house.register("我要起诉")
        #expect(try await alerts.look() == 1)
        return (alerts, try #require(try await house.all(alerts).first))
    }

    @Test("taken up, then acted on with what was done and where; each once")
    func acted() async throws {
        let house = try await House.open()
        let (alerts, alert) = try await warned(house)
        let (chen, root) = (try house.actor("chen"), try house.actor("root"))
        #expect(try await [alerts.new(for: chen), alerts.undecided(for: chen)] == [1, 1])
        var file = try await alerts.act(.acknowledge, on: alert.number, by: root)
        #expect(file.alert.state == .acknowledged && file.alert.owner == root.staff)
        #expect(try await [alerts.new(for: chen), alerts.undecided(for: chen)] == [0, 1])
        await refused(CaseRefusal.notAllowedNow(action: "acknowledge", allowed: ["act", "dismiss"])) {
            try await alerts.act(.acknowledge, on: alert.number, by: chen)
        }
        let done = try await house.register("登门道歉", kind: "complaint") { $0.reporter = Reporter(name: "经理") }
        file = try await alerts.act(.act(words: " 已登门 ", case: done.number), on: alert.id.description, by: chen)
        #expect(file.alert.state == .acted && file.alert.words == "已登门" && file.doneCase == done.number)
        #expect(file.alert.takenBy == root.staff && file.alert.decidedBy == chen.staff && file.alert.version == 3)
        await refused(CaseRefusal.notAllowedNow(action: "dismiss", allowed: [])) {
            try await alerts.act(.dismiss(reason: "x"), on: alert.number, by: chen)
        }
        let acts = try await house.store.read { db in
            try db.rows("SELECT act FROM audit WHERE act LIKE 'alert.%' ORDER BY seq") { try $0.next(String.self) }
        }
        #expect(acts == ["alert.raise", "alert.acknowledge", "alert.act"])
        #expect(try await house.isSound())
    }

    @Test("what is missing, too long, elsewhere or not allowed is refused")
    func refusals() async throws {
        let house = try await House.open()
        let (alerts, alert) = try await warned(house)
        let chen = try house.actor("chen")
        await refused(CaseRefusal.fieldMissing("words")) {
            try await alerts.act(.act(words: " ", case: nil), on: alert.number, by: chen)
        }
        await refused(CaseRefusal.fieldMissing("reason")) {
            try await alerts.act(.dismiss(reason: ""), on: alert.number, by: chen)
        }
        await refused(CaseRefusal.tooLong(field: "reason", limit: 2000)) {
            try await alerts.act(.dismiss(reason: String(repeating: "x", count: 2001)), on: alert.number, by: chen)
        }
        await refused(CaseRefusal.unknownCase("2603-99999")) {
            try await alerts.act(.act(words: "x", case: "2603-99999"), on: alert.number, by: chen)
        }
        let root = try house.actor("root")
        let other = try await house.register("别处", by: "root") { $0.project = "tower" }
        await refused(InsightRefusal.caseElsewhere(other.number)) {
            try await alerts.act(.act(words: "x", case: other.number), on: alert.number, by: root)
        }
        await refused(InsightRefusal.unknownAlert("A2603-999")) {
            try await alerts.act(.acknowledge, on: "A2603-999", by: chen)
        }
        await refused(InsightRefusal.unknownAlert(alert.number)) {
            try await alerts.alert(alert.number, for: house.actor("zhao"))
        }
        await refused(WorkforceRefusal.notAllowed(.caseSupervise)) {
            try await alerts.act(.acknowledge, on: alert.number, by: house.actor("lin"))
        }
        #expect(try await house.all(alerts).map(\.version) == [1])
    }

    @Test("while one is open nothing is told twice; what comes after a decision names the one before")
    func again() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: same-customer, times: 2, window: 30d")
        for _ in 0..<3 { _ = try await house.register() }
        #expect(try await alerts.look() == 1)
        let first = try #require(try await house.all(alerts).first)
        #expect(try await house.file(alerts, first).count == 3, "the third joined it")
        _ = try await alerts.act(.dismiss(reason: "老客户"), on: first.number, by: try house.actor("chen"))
        _ = try await house.register()
        #expect(try await alerts.look() == 0, "those of the one before are not counted again")
        _ = try await house.register()
        #expect(try await alerts.look() == 1)
        let all = try await house.all(alerts)
        #expect(all.count == 2 && all[1].former == first.id && all[1].saw["times"] == "2")
    }

    @Test("the owner: on duty, of the department, with the fewest in hand")
    func owner() async throws {
        let house = try await House.open()
        let liu = try await house.store.write { tx in
            let engineering = try StaffTable.departments(tx).first { $0.key == "engineering" }
            let staff = Staff(
                id: tx.newID(), user: "liu", name: "刘主管", phone: "",
                departments: [engineering?.id].compactMap(\.self),
                roles: [.init(role: "supervisor", project: house.estate.id)], isActive: true, language: .simplified)
            try StaffTable.insert(tx, staff, password: "")
            return staff.id
        }
        let chen = try house.actor("chen").staff
        let alerts = try house.warning("sees: words, words: [起诉]")
        func owner(_ category: String?) async throws -> ID<Staff>? {
            _ = try await house.register("起诉") { $0.category = category }
            _ = try await alerts.look()
            return try await house.all(alerts).last?.owner
        }
        #expect(try await owner("engineering.plumbing.leak") == liu, "of the department")
        #expect(try await owner("engineering.plumbing.leak") == liu, "also where the other has fewer")
        #expect(try await owner(nil) == chen, "the fewest")
        #expect(try await owner(nil) == chen)
        try await Duty(house.store).set(true, by: try house.actor("chen"))
        #expect(try await owner("engineering.plumbing.leak") == chen, "on duty")
    }

    @Test("the hit rate: acted on by decided, said from enough of them on, of each rule")
    func rates() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: words, words: [起诉]", "sees: rating, at-most: 2")
        let chen = try house.actor("chen")
        for number in 0..<3 {
            _ = try await house.register("起诉")
            _ = try await alerts.look()
            let alert = try #require(try await house.all(alerts, [.open]).last)
            #expect(try await alerts.hitRates(for: chen).map(\.share) == [nil, nil])
            _ = try await alerts.act(
                number == 0 ? .dismiss(reason: "玩笑") : .act(words: "已回电", case: nil), on: alert.number, by: chen)
        }
        _ = try await house.register("起诉")
        _ = try await alerts.look()
        let rates = try await alerts.hitRates(for: chen)
        #expect(rates[0].share == 2.0 / 3 && rates[0].undecided == 1 && rates[0].decided == 3)
        #expect(rates[1].share == nil && rates[1].decided == 0)
        #expect(try await alerts.hitRates(for: house.actor("zhao")).map(\.decided) == [0, 0], "of what one sees")
        house.hand.advance(.days(91))
        #expect(try await alerts.hitRates(for: chen)[0].decided == 0, "of the window")
    }
}
