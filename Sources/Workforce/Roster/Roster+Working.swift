import Directory
import Kernel
import Store

/// Who is at work around a day of a project by the published plans.
package struct WorkingDay: Sendable {
    /// When each works who is planned, without stretches in which they are at home and can be called.
    package let spans: [ID<Staff>: [Range<Instant>]]
    /// The departments of which a plan is published for the day.
    package let planned: Set<ID<Department>>
    /// When each is on leave who is.
    package let away: [ID<Staff>: [Range<Instant>]]

    package init(
        spans: [ID<Staff>: [Range<Instant>]], planned: Set<ID<Department>>, away: [ID<Staff>: [Range<Instant>]]
    ) {
        (self.spans, self.planned, self.away) = (spans, planned, away)
    }

    /// Whether somebody is there at some time of a span: at work by the plan, or not on leave where their departments
    /// have none.
    package func isThere(_ staff: ID<Staff>, of departments: [ID<Department>], in span: Range<Instant>) -> Bool {
        let isAway = (away[staff] ?? []).contains {
            $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound
        }
        guard !isAway else { return false }
        guard spans[staff] != nil || departments.contains(where: planned.contains) else { return true }
        return (spans[staff] ?? []).contains { $0.overlaps(span) }
    }
}

extension Roster {
    /// - Parameter day: on the project's wall calendar; shifts over either midnight are in it.
    package static func working(
        _ db: DB, in project: Project, on day: Day, _ rules: RosterRules
    ) throws -> WorkingDay {
        let shifts = Dictionary(uniqueKeysWithValues: rules.shifts.map { ($0.key, $0) })
        let cells = try RosterTable.published(db, day.adding(days: -1)...day.adding(days: 1))
            .filter { $0.project == project.id }
        var spans: [ID<Staff>: [Range<Instant>]] = [:]
        for cell in cells {
            guard let shift = cell.shift.flatMap({ shifts[$0] }), !shift.isOnCall else { continue }
            spans[cell.staff, default: []] += shift.spans(on: cell.day, in: project.zone)
        }
        let away = try LeaveTable.away(db, on: day).map { ($0.staff, [$0.span(noon: rules.noon, in: project.zone)]) }
        return WorkingDay(
            spans: spans, planned: Set(cells.filter { $0.day == day }.map(\.department)),
            away: Dictionary(away, uniquingKeysWith: +))
    }
}
