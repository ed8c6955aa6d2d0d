import Foundation

/// A date on the wall calendar, with its time where one was written, as a table gives it.
///
/// It is not an instant: which zone the wall hangs in is for the reader of the table to say, unless the text itself
/// brought an offset. Years run from 1900 to 2200; a date that no calendar has is never made.
package struct SheetTime: Sendable, Hashable {
    package let year, month, day: Int
    package let hour, minute, second: Int
    /// Whether a time was written; without one the hour, minute and second are 0.
    package let hasTime: Bool
    /// Seconds east of Greenwich when the text brought an offset: 28,800 for `+08:00`.
    package let offsetSeconds: Int?

    /// The years a table's dates may have.
    package static let years = 1900...2200

    /// - Returns: nil for what no calendar or clock shows, such as 30 February or 25 o'clock.
    package init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, hasTime: Bool = false,
        offsetSeconds: Int? = nil
    ) {
        guard SheetTime.years.contains(year), (1...12).contains(month),
            (1...SheetTime.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
        self.hasTime = hasTime
        self.offsetSeconds = offsetSeconds
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension SheetTime: CustomStringConvertible {
    /// `2019-03-11`, `2019-03-11 11:40:42` or `2019-03-11 11:40:42+08:00`; ``parse(_:)-(String)`` reads it back.
    package var description: String {
        let date = "\(year)-\(Self.two(month))-\(Self.two(day))"
        guard hasTime else { return date }
        let time = " \(Self.two(hour)):\(Self.two(minute)):\(Self.two(second))"
        guard let offsetSeconds else { return date + time }
        let minutes = abs(offsetSeconds) / 60
        return date + time + (offsetSeconds < 0 ? "-" : "+") + Self.two(minutes / 60) + ":" + Self.two(minutes % 60)
    }

    /// Of two digits at least. `String(format:)` takes longer than reading the cell did.
    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
