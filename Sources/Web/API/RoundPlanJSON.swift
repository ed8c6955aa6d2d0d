import Directory
import Kernel
import Rounds

struct RoundCheckJSON: JSONValue {
    let check: RoundPlan.Check
    init(_ check: RoundPlan.Check) { self.check = check }

    var json: JSON {
        .object([
            ("key", check.key.json), ("name", check.name.json), ("kind", check.kind.rawValue.json),
            ("least", check.least.json), ("most", check.most.json), ("photo", check.needsPhoto.json),
            ("category", check.category.json), ("hours", check.hours.json), ("at", check.at.json),
        ])
    }
}

struct RoundPlanJSON: JSONValue {
    let plan: RoundPlan
    let today: Day

    var json: JSON {
        let content = plan.content
        return .object([
            ("id", plan.id.json), ("project", plan.project.json), ("name", plan.name.json),
            ("on", (plan.state == .on).json), ("version", plan.version.json), ("rule", content.rule.json),
            ("startsOn", content.startsOn.description.json), ("windows", content.windows.json),
            ("ordered", content.isOrdered.json), ("by", content.assignment.way.rawValue.json),
            ("role", content.assignment.role.json), ("staff", content.assignment.staff.json),
            ("standIns", content.assignment.standIns.json), ("department", content.department.json),
            ("emptyRooms", content.isOfEmptyRooms.json),
            ("points", content.points.map { point in
                JSON.object([
                    ("key", point.key.json), ("place", point.place.json), ("code", point.code.json),
                    ("name", point.name.json),
                ])
            }.json), ("checks", content.checks.map(RoundCheckJSON.init).json), ("proposal", plan.proposal.json),
            ("next", next.json),
        ])
    }

    private var next: [String] {
        (plan.recurrence?.next(5, on: today, from: plan.content.startsOn) ?? []).map(\.description)
    }
}
