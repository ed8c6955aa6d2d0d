import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("Care of a facility that was not done by its day is warned of, once a day that was said")
struct CareAlertTests {
    private static let late = "sees: care, days: 1, every: 1h"

    /// A lift of the engineers, and the house that has it.
    private static func lift(due: String) async throws -> (house: House, premises: Premises, plan: String) {
        let house = try await House.open()
        let root = try house.actor("root")
        let draft = PlaceDraft(project: house.estate.id, parent: nil, kind: .facility, code: "lift", name: "1 号电梯")
        _ = try await Places(house.store).add([draft], by: 0)
        let premises = Premises(house.store, desks: house.cases.desks)
        let card = FacilityCard(kind: "lift", department: "engineering")
        _ = try await premises.change(PlaceRecord(name: "1 号电梯", facility: card), of: "lift", version: 1, by: root)
        let care = CareDraft(
            what: "半月保养", rhythm: CareRhythm(every: 15, unit: .days), isStatutory: false,
            firstDue: try #require(Day(due)))
        let file = try await premises.plan(care, at: "lift", by: root)
        return (house, premises, try #require(file.care.first).plan.id.description)
    }

    @Test("the day after it, once; done ends the warning, and the next day that passes is warned of anew")
    func once() async throws {
        let (house, premises, plan) = try await Self.lift(due: "2026-03-03")
        let (alerts, root) = (try house.warning(Self.late), try house.actor("root"))
        #expect(try await alerts.count() == 0, "its day is not over")
        house.hand.advance(.days(1))
        #expect(try await alerts.count() == 1)
        house.hand.advance(.days(2))
        #expect(try await alerts.count() == 0, "once")
        let alert = try #require(try await house.all(alerts).first)
        let saw = [alert.saw["care"], alert.saw["facility"], alert.saw["due"], alert.saw["late"]]
        #expect(saw == ["半月保养", "lift 1 号电梯", "2026-03-03", "1"] && alert.owner != nil)
        _ = try await premises.did(plan, on: Day("2026-03-05"), note: "", by: root)
        _ = try await alerts.look()
        #expect(try await house.all(alerts).map(\.state) == [.acted])
        house.hand.advance(.days(20))
        #expect(try await alerts.count() == 1, "the 20th is over too")
        // What is written down late moves no day, so it still waits.
        _ = try await premises.did(plan, on: Day("2026-03-01"), note: "补录", by: root)
        _ = try await alerts.look()
        #expect(try await house.all(alerts).map(\.state) == [.acted, .open])
        _ = try await premises.endPlan(plan, by: root)
        _ = try await alerts.look()
        house.hand.advance(.days(60))
        #expect(try await alerts.count() == 0, "a plan that ended is due no more")
        #expect(try await house.all(alerts).map(\.state) == [.acted, .acted])
        #expect(try await house.isSound())
    }

    @Test("it concerns the department that the facility's record names; a place that is used no longer, nobody")
    func department() async throws {
        let (house, premises, _) = try await Self.lift(due: "2026-03-01")
        let alerts = try house.warning(Self.late)
        let rule = try #require(try house.desk([Self.late]).alerts.rules.first)
        func departments() async throws -> [String?] {
            let (estate, now) = (house.estate, house.hand.now)
            return try await house.store.read { db in
                try alerts.due(db, rule, desk: "property", estate, at: now).map(\.department)
            }
        }
        #expect(try await departments() == ["engineering"])
        _ = try await premises.retire("lift", reason: "拆除", by: house.actor("root"))
        #expect(try await departments().isEmpty)
    }
}
