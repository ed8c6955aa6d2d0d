import Kernel

/// A month as accounts write it.
enum MonthCell {
    /// The first day of `2026-03`, `2026年3月`, `2026.3`, `202603`, or of the month of a day.
    static func first(_ text: String) -> Day? {
        let plain = PlaceCode.halfWidth(text).trimmed
        if let match = plain.wholeMatch(of: /(\d{4})(?:[年\-.\/]?(\d{1,2}))月?(?:份|起|以来)?/),
            let year = Int(match.1), let month = Int(match.2)
        {
            return CivilDate(year: year, month: month, day: 1).map { Day($0) }
        }
        return CellWords.day(plain).flatMap { CivilDate(year: $0.date.year, month: $0.date.month, day: 1) }
            .map { Day($0) }
    }
}
