import Directory
import Kernel

/// The plan of a department for a month, with what it breaks and what waits for a decision.
package struct RosterPlan: Sendable {
    /// What somebody has in the month.
    package struct Line: Sendable {
        package let staff: Staff
        /// Keys of shifts by day; a day off is not in it.
        package let shifts: [Day: String]
        /// Approved.
        package let leaves: [Leave]
        package let sums: RosterSums
    }

    package let project: Project
    package let department: Department
    package let month: RosterMonth
    /// Those that the department may have in this project.
    package let shifts: [Shift]
    package let lines: [Line]
    package let breaches: [RosterBreach]
    /// By the key of the breach.
    package let overrides: [String: BreachOverride]
    package let publication: Publication?
    package let leavesAsked: [Leave]
    package let swapsAccepted: [Swap]
    /// After publishing, the newest first.
    package let changes: [RosterChange]

    /// Those that nobody allowed.
    package var open: [RosterBreach] {
        overrides.isEmpty ? breaches : breaches.filter { overrides[$0.key] == nil }
    }

    /// How many are planned for work on a day.
    package func count(on day: Day) -> Int {
        let work = Set(shifts.filter { !$0.isOnCall }.map(\.key))
        return lines.count { $0.shifts[day].map(work.contains) ?? false }
    }
}

/// What a month comes to for somebody: paid minutes, nights, days on Saturdays and Sundays, and days on public
/// holidays, which are no weekend days too.
package struct RosterSums: Sendable, Hashable {
    package private(set) var minutes = 0
    package private(set) var nights = 0
    package private(set) var weekendDays = 0
    package private(set) var holidays = 0

    package init() {}

    init(_ pieces: [RosterCheck.Piece], _ rules: RosterRules) {
        for piece in pieces {
            minutes += piece.paid
            guard piece.isWork else { continue }
            nights += piece.shift.isNight ? 1 : 0
            let isHoliday = rules.holidays.contains(piece.day)
            holidays += isHoliday ? 1 : 0
            weekendDays += !isHoliday && [.sat, .sun].contains(Weekday(of: piece.day)) ? 1 : 0
        }
    }
}
