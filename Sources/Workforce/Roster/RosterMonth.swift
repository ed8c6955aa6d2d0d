import Kernel

/// A month of a plan: `2026-11`.
package struct RosterMonth: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    package let first: Day

    package init(of day: Day) { first = day.adding(days: Int64(1 - day.date.day)) }

    /// - Parameter text: as ``description`` writes it; nil for anything else.
    package init?(_ text: String) {
        guard text.count == 7, let day = Day(text + "-01") else { return nil }
        first = day
    }

    package var next: RosterMonth { RosterMonth(of: first.adding(days: 31)) }
    package var before: RosterMonth { RosterMonth(of: first.adding(days: -1)) }
    package var last: Day { next.first.adding(days: -1) }
    package var days: [Day] { first.through(last) }
    package var description: String { String(first.description.prefix(7)) }
    package static func < (a: Self, b: Self) -> Bool { a.first < b.first }
}

extension Day {
    /// The days from this one to `last`, both counted; none where `last` is earlier.
    package func through(_ last: Day) -> [Day] {
        let count = last.date.daysSince1970 - date.daysSince1970
        return count < 0 ? [] : (0...count).map { adding(days: $0) }
    }

    /// How many days `later` is after this one.
    func days(to later: Day) -> Int64 { later.date.daysSince1970 - date.daysSince1970 }

    /// The Monday of its week.
    var monday: Day {
        let place = Weekday.allCases.firstIndex(of: Weekday(of: self)) ?? 0
        return adding(days: Int64(-place))
    }
}
