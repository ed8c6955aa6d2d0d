import Casework
import Directory
import Kernel
import Store
import Workforce

/// What stands behind the names in a draft.
extension Inspections {
    func content(_ tx: Tx, _ draft: RoundPlanDraft, in project: Project) throws -> RoundPlan.Content {
        try check(tx, draft.assignment, in: project)
        var keys: Set<String> = []
        let points = try draft.points.enumerated().map { place, point in
            let found = try PlaceTable.find(tx, code: point.place, in: project.id)
                ?? ID<Place>(point.place).flatMap { try PlaceTable.find(tx, $0) }
            guard let found, found.project == project.id else { throw DirectoryRefusal.unknownPlace(point.place) }
            let name = point.name.trimmed
            return RoundPlan.Point(
                key: Self.key(point.key, "p\(place + 1)", &keys), place: found.id, code: point.code.trimmed,
                name: name.isEmpty ? found.name : name)
        }
        keys = []
        let checks = try draft.checks.enumerated().map { place, check in
            var check = check
            check.key = Self.key(check.key, "c\(place + 1)", &keys)
            (check.name, check.at) = (check.name.trimmed, check.at.filter { at in points.contains { $0.key == at } })
            if let category = check.category, cases.desks[desk]?.categories[category] == nil {
                throw CaseRefusal.unknownCategory(category)
            }
            return check
        }
        return RoundPlan.Content(
            rule: try Recurrence(draft.rule).text, startsOn: draft.startsOn ?? project.zone.day(of: tx.now),
            windows: draft.windows.compactMap { WorkHours($0)?.description }, isOrdered: draft.isOrdered,
            assignment: draft.assignment, department: draft.department, isOfEmptyRooms: draft.isOfEmptyRooms,
            points: points, checks: checks)
    }

    /// The key that it had, or the first free one.
    private static func key(_ given: String, _ proposed: String, _ taken: inout Set<String>) -> String {
        var key = given.isEmpty || given.count > 20 ? proposed : given
        while !taken.insert(key).inserted { key += "-" }
        return key
    }
}
