/// One interval of working time on the wall clock of the day on which it begins; its start is in it, its end is not.
///
/// Written `08:00-12:00`; `22:00-06:00` ends on the next day, and `24:00` ends a day.
package struct WorkHours: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes after midnight, 0 to 1439.
    package let start: Int
    /// Minutes after the same midnight: more than `start`, at most a day later.
    package let end: Int

    /// The whole day, `00:00-24:00`.
    package static let wholeDay = WorkHours(start: 0, end: 1440)

    private init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// - Parameter text: `HH:MM-HH:MM`. Nil for anything else, also where both ends are the same: that may mean nothing
    ///   or a whole day.
    package init?(_ text: String) {
        var reader = DigitReader(text.utf8)
        guard let start = Self.minutes(&reader), start < 1440, reader.take("-"), let end = Self.minutes(&reader),
            reader.isAtEnd, end != start
        else { return nil }
        self.init(start: start, end: end > start ? end : end + 1440)
    }

    private static func minutes(_ reader: inout DigitReader) -> Int? {
        guard let hour = reader.number(2), reader.take(":"), let minute = reader.number(2), minute < 60,
            hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    package var description: String { "\(Self.time(start))-\(Self.time(end > 1440 ? end - 1440 : end))" }
    private static func time(_ minutes: Int) -> String { "\(padded(minutes / 60)):\(padded(minutes % 60))" }
    package static func < (a: WorkHours, b: WorkHours) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// The intervals of one day, in order. None means a day off.
///
/// Two that overlap are refused: one of them is a slip. Two that touch are as one. Where the last one goes on over
/// midnight into an interval of the next day, the time that they share counts once.
package struct DayHours: Hashable, Sendable, CustomStringConvertible {
    package let intervals: [WorkHours]

    package static let none = DayHours(checked: [])
    package static let wholeDay = DayHours(checked: [.wholeDay])
    package static let most = 24

    private init(checked: [WorkHours]) { intervals = checked }

    /// - Throws: ``CalendarRefusal/tooManyHours(most:)`` · ``CalendarRefusal/hoursOverlap(_:_:)``
    package init(_ hours: [WorkHours]) throws {
        guard hours.count <= Self.most else { throw CalendarRefusal.tooManyHours(most: Self.most) }
        let sorted = hours.sorted()
        for (one, next) in zip(sorted, sorted.dropFirst()) where next.start < one.end {
            throw CalendarRefusal.hoursOverlap("\(one)", "\(next)")
        }
        intervals = sorted
    }

    package var isEmpty: Bool { intervals.isEmpty }
    package var description: String { intervals.map(\.description).joined(separator: ", ") }
}
