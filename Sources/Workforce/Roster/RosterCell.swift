import Directory
import Kernel

/// Who has which shift on a day.
package struct RosterCell: Sendable, Hashable, Codable {
    package let project: ID<Project>
    /// For which department it is worked.
    package let department: ID<Department>
    package let staff: ID<Staff>
    package let day: Day
    /// Key of the shift; nil where the day is off.
    package let shift: String?

    package init(
        project: ID<Project>, department: ID<Department>, staff: ID<Staff>, day: Day, shift: String?
    ) {
        (self.project, self.department, self.staff) = (project, department, staff)
        (self.day, self.shift) = (day, shift)
    }
}

/// A shift that was set, changed or taken away: kept for good.
package struct RosterChange: Sendable {
    /// By which act.
    package enum Way: String, Sendable, CaseIterable { case plan, pattern, swap }

    package let id: ID<RosterChange>
    package let cell: RosterCell
    /// Key of the shift that it was before; nil where the day was off.
    package let old: String?
    package let way: Way
    /// The month was published by then.
    package let isAfterPublishing: Bool
    package let by: ID<Staff>
    package let at: Instant
    package let reason: String
}

/// A plan that everybody in it was shown.
package struct Publication: Sendable {
    package let month: RosterMonth
    package let by: ID<Staff>
    package let at: Instant
}

/// Somebody allowed a breach of a rule, and why.
package struct BreachOverride: Sendable {
    package let breach: String
    package let reason: String
    package let by: ID<Staff>
    package let at: Instant
}
