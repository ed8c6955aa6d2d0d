import Kernel

/// What somebody may be planned for on a day: when it begins and ends on the wall clock, and what it counts as.
package struct Shift: Sendable, Hashable {
    /// How it is drawn in a plan.
    package enum Colour: String, CaseIterable, Sendable { case green, amber, blue, red, grey }

    package let key: String
    package let name: Words
    /// One or two letters that stand for it in a plan.
    package let mark: Words
    /// The key of the keyboard that sets it, a small letter or a figure; no two shifts have the same.
    package let letter: String
    package let colour: Colour
    /// Its stretches on the clock of the project. One over midnight belongs to the day on which it begins.
    package let hours: DayHours
    /// Whoever has it is at home and can be called: it is no working time.
    package let isOnCall: Bool
    package let isNight: Bool
    /// Minutes that are paid on a day without a change of the clock.
    package let paid: Int
    /// Keys of the departments that have it; empty for all.
    package let departments: Set<String>
    /// Codes of the projects that have it; empty for all.
    package let projects: Set<String>

    package init(
        key: String, name: Words, mark: Words, letter: String, colour: Colour, hours: DayHours, isOnCall: Bool = false,
        isNight: Bool = false, paid: Int? = nil, departments: Set<String> = [], projects: Set<String> = []
    ) {
        (self.key, self.name, self.mark, self.letter, self.colour) = (key, name, mark, letter, colour)
        (self.hours, self.isOnCall, self.isNight) = (hours, isOnCall, isNight)
        (self.departments, self.projects) = (departments, projects)
        self.paid = paid ?? (isOnCall ? 0 : Self.length(of: hours))
    }

    /// When it is worked on a day, in order; a stretch that the clock leaves out is none.
    package func spans(on day: Day, in zone: Zone) -> [Range<Instant>] {
        hours.intervals.compactMap { part in
            let (from, to) = (zone.first(showing: part.start, of: day), zone.first(showing: part.end, of: day))
            return from < to ? from..<to : nil
        }
    }

    /// What is paid on a day: an hour more where the clock shows one twice, an hour less where it leaves one out.
    package func paidMinutes(over spans: [Range<Instant>]) -> Int {
        guard !isOnCall else { return paid }
        let real = spans.reduce(0) { $0 + ($1.upperBound - $1.lowerBound).wholeMinutes }
        return max(0, paid + Int(real) - Self.length(of: hours))
    }

    package func isFor(department: String, project: String) -> Bool {
        (departments.isEmpty || departments.contains(department)) && (projects.isEmpty || projects.contains(project))
    }

    private static func length(of hours: DayHours) -> Int { hours.intervals.reduce(0) { $0 + $1.end - $1.start } }
}
