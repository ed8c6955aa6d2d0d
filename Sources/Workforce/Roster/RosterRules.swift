import Kernel

/// The shifts of a desk and the rules that a plan must keep: a desk's file `shifts.yaml`.
package struct RosterRules: Sendable {
    /// Shifts that follow each other day by day; nil is a day off.
    package struct Pattern: Sendable, Hashable {
        package let key: String
        package let name: Words
        package let days: [String?]

        package init(key: String, name: Words, days: [String?]) {
            (self.key, self.name, self.days) = (key, name, days)
        }
    }

    /// So many people of a department must be there at these hours.
    package struct Staffing: Sendable, Hashable {
        package let department: String
        /// Only those with this role count; nil: everybody.
        package let role: String?
        package let hours: WorkHours
        /// The days on which the hours begin.
        package let weekdays: Set<Weekday>
        package let least: Int

        package init(department: String, role: String? = nil, hours: WorkHours, weekdays: Set<Weekday>, least: Int) {
            (self.department, self.role, self.hours, self.weekdays) = (department, role, hours, weekdays)
            self.least = least
        }
    }

    /// Why somebody is away.
    package struct LeaveKind: Sendable, Hashable {
        package let key: String
        package let name: Words

        package init(key: String, name: Words) { (self.key, self.name) = (key, name) }
    }

    /// What nobody may go beyond; nil: no such rule. Minutes, and days in a row.
    package struct Limits: Sendable, Hashable {
        package var leastRest: Int?
        package var mostDays: Int?
        package var mostNights: Int?
        package var mostInWeek: Int?
        package var mostInMonth: Int?

        package init() {}
    }

    package let shifts: [Shift]
    package let patterns: [Pattern]
    package let staffing: [Staffing]
    package let leaveKinds: [LeaveKind]
    package var limits: Limits
    /// Public holidays that are off, as the desk's files name them; days that make up for them are none.
    package var holidays: Set<Day> = []
    /// When half a day of leave ends or begins, in minutes after midnight.
    package let noon: Int
    /// Whoever is not there so many minutes after their shift began is late.
    package let lateAfter: Int
    /// Swaps that both want and that break no rule need nobody else.
    package let swapsByRule: Bool

    package init(
        shifts: [Shift], patterns: [Pattern] = [], staffing: [Staffing] = [], leaveKinds: [LeaveKind] = [],
        limits: Limits = Limits(), noon: Int = 720, lateAfter: Int = 10, swapsByRule: Bool = false
    ) {
        (self.shifts, self.patterns, self.staffing, self.leaveKinds) = (shifts, patterns, staffing, leaveKinds)
        (self.limits, self.noon, self.lateAfter, self.swapsByRule) = (limits, noon, lateAfter, swapsByRule)
    }

    package static let none = RosterRules(shifts: [])
    package func shift(_ key: String) -> Shift? { shifts.first { $0.key == key } }
    package func pattern(_ key: String) -> Pattern? { patterns.first { $0.key == key } }
}
