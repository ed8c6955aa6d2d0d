import Directory
import Kernel
import Store

/// A shift of a post on a day: when it begins and ends, whoever has it.
package struct PostShift: Sendable, Hashable {
    package let day: Day
    /// Key of the shift.
    package let shift: String
    /// From the beginning of its first stretch to the end of its last.
    package let span: Range<Instant>
    /// Nil where no plan is published and the shift is only one that the post could have.
    package let staff: ID<Staff>?

    package init(day: Day, shift: String, span: Range<Instant>, staff: ID<Staff>? = nil) {
        (self.day, self.shift, self.span, self.staff) = (day, shift, span, staff)
    }
}

extension Roster {
    /// The shifts of a post around an instant, from two days before to three days after: those of its published plan,
    /// or, where none is, those that the desk's file gives it. Nobody hands over what is done on call.
    package static func shifts(
        _ db: DB, in project: Project, of department: Department, around instant: Instant, _ rules: RosterRules
    ) throws -> [PostShift] {
        let today = project.zone.day(of: instant)
        let days = today.adding(days: -2)...today.adding(days: 3)
        var line = ShiftLine(rules: rules, zones: [project.id: project.zone])
        let planned = try RosterTable.published(db, days)
            .filter { $0.project == project.id && $0.department == department.id }
            .compactMap { cell in line.piece(cell).flatMap { $0.shift.isOnCall ? nil : $0 } }
            .map { PostShift(day: $0.cell.day, shift: $0.shift.key, span: $0.start..<$0.end, staff: $0.cell.staff) }
        return planned.isEmpty ? possible(project, department, days, rules) : planned
    }

    private static func possible(
        _ project: Project, _ department: Department, _ days: ClosedRange<Day>, _ rules: RosterRules
    ) -> [PostShift] {
        let all = rules.shifts.filter {
            !$0.isOnCall && $0.isFor(department: department.key, project: project.code)
        }
        return days.lowerBound.through(days.upperBound).flatMap { day in
            all.compactMap { shift in
                let spans = shift.spans(on: day, in: project.zone)
                guard let first = spans.first, let last = spans.last else { return nil }
                return PostShift(day: day, shift: shift.key, span: first.lowerBound..<last.upperBound)
            }
        }
    }
}
