extension SheetTime {
    /// The date of a serial number: days since the end of 1899, with the time as the fraction of a day.
    ///
    /// Excel takes 1900 for a leap year, as Lotus 1-2-3 did: serial 60 is its 29 February 1900, which never was, and
    /// all days before it count one less. The time is rounded to a whole second. A serial number cannot tell midnight
    /// from no time at all; a whole number has no time here.
    ///
    /// - Returns: nil below 1, where there is only a time, at 60, and outside ``years``.
    package init?(serial: Double) {
        guard serial >= 1, serial < 200_000 else { return nil }
        let seconds = Int((serial * 86_400).rounded())
        let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        guard day != 60 else { return nil }
        let date = SheetTime.civil(daysSince1970: day - (day < 60 ? 25_568 : 25_569))
        self.init(
            year: date.year, month: date.month, day: date.day, hour: second / 3600, minute: second / 60 % 60,
            second: second % 60, hasTime: second != 0)
    }

    /// The Gregorian date of a day count, for days since the year 0.
    ///
    /// Source: Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, `civil_from_days`. Years begin in March,
    /// so that the leap day is the last; an era is 400 years, always 146,097 days.
    private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let days = daysSince1970 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

extension Cell {
    /// A point on the wall calendar as a date cell; seconds of the wall clock since 1970, which count no zone.
    package static func date(wallSeconds: Int64) -> Cell { .date(Double(wallSeconds) / 86_400 + 25_569) }
}
