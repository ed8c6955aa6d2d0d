import Casework
import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

extension RoundPlanForm {
    /// What stands in the form for what a plan is to be.
    static func values(of draft: RoundPlanDraft) -> Form {
        let points = draft.points.map {
            RoundPlan.Point(key: $0.key, place: ID(number: 0), code: $0.code, name: $0.name)
        }
        return values(
            name: draft.name, rule: draft.rule, startsOn: draft.startsOn, windows: draft.windows,
            flags: ["ordered": draft.isOrdered, "emptyRooms": draft.isOfEmptyRooms, "on": draft.isOn],
            who: [
                "by": draft.assignment.way.rawValue, "role": draft.assignment.role ?? "",
                "department": draft.department,
            ], zip(draft.points.map(\.place), points).map { ($0, $1) }, draft.checks)
    }

    static func values(of plan: RoundPlan, _ codes: [ID<Place>: String], _ names: Names) -> Form {
        let content = plan.content
        let users = content.assignment.standIns.compactMap { names.person($0)?.user }
        return values(
            name: plan.name, rule: content.rule, startsOn: content.startsOn, windows: content.windows,
            flags: ["ordered": content.isOrdered, "emptyRooms": content.isOfEmptyRooms, "on": plan.state == .on],
            who: [
                "by": content.assignment.way.rawValue, "role": content.assignment.role ?? "",
                "staff": content.assignment.staff.flatMap { names.person($0)?.user } ?? "",
                "standIns": users.joined(separator: ", "), "department": content.department,
            ], content.points.map { (codes[$0.place] ?? $0.place.description, $0) }, content.checks)
    }

    private static func values(
        name: String, rule: String, startsOn: Day?, windows: [String], flags: [String: Bool], who: [String: String],
        _ points: [(place: String, point: RoundPlan.Point)], _ checks: [RoundPlan.Check]
    ) -> Form {
        var values = who
        (values["name"], values["rule"]) = (name, rule)
        values["startsOn"] = startsOn?.description
        values["windows"] = windows.joined(separator: ", ")
        for (flag, isSet) in flags where isSet { values[flag] = "yes" }
        for (n, one) in points.enumerated() {
            (values["point-key-\(n)"], values["point-place-\(n)"]) = (one.point.key, one.place)
            (values["point-code-\(n)"], values["point-name-\(n)"]) = (one.point.code, one.point.name)
        }
        let keys = points.map(\.point.key)
        for (n, check) in checks.enumerated() { fill(&values, n, check, keys) }
        return Form(values: values.mapValues { [$0] }, files: [])
    }

    private static func fill(_ values: inout [String: String], _ n: Int, _ check: RoundPlan.Check, _ keys: [String]) {
        (values["check-key-\(n)"], values["check-name-\(n)"]) = (check.key, check.name)
        (values["check-kind-\(n)"], values["check-hours-\(n)"]) = (check.kind.rawValue, "\(check.hours)")
        values["check-least-\(n)"] = check.least.map(String.init)
        values["check-most-\(n)"] = check.most.map(String.init)
        values["check-category-\(n)"] = check.category
        if check.needsPhoto { values["check-photo-\(n)"] = "yes" }
        let at = check.at.compactMap { keys.firstIndex(of: $0) }.map { "\($0 + 1)" }
        values["check-at-\(n)"] = at.joined(separator: ", ")
    }
}
