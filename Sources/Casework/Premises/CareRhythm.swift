import Kernel

/// How often something is done: every so many days or months.
package struct CareRhythm: Sendable, Hashable {
    package enum Unit: String, Sendable, Codable, CaseIterable { case days, months }

    package let every: Int
    package let unit: Unit

    package init(every: Int, unit: Unit) { (self.every, self.unit) = (every, unit) }

    /// At least a day, at most ten years.
    package var isPossible: Bool { every > 0 && every <= (unit == .days ? 3660 : 120) }

    /// The day on which it is due again when it was done on `day`. A month later is the same day of that month, or its
    /// last where it has none such: 31 January is followed by 28 February.
    package func next(after day: Day) -> Day {
        guard unit == .months else { return day.adding(days: Int64(every)) }
        let months = day.date.year * 12 + day.date.month - 1 + every
        for number in stride(from: day.date.day, to: 27, by: -1) {
            if let date = CivilDate(year: months / 12, month: months % 12 + 1, day: number) { return Day(date) }
        }
        return CivilDate(year: months / 12, month: months % 12 + 1, day: day.date.day).map { Day($0) } ?? day
    }
}
