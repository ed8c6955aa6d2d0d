/// On which days something comes again: a strict part of RFC 5545's `RRULE`, on calendar days.
///
/// `FREQ` (`DAILY`, `WEEKLY`, `MONTHLY`), `INTERVAL`, `BYDAY`, `BYMONTHDAY`, `BYSETPOS`, `COUNT` and `UNTIL`; weeks
/// begin on Monday. A year is twelve months: `FREQ=MONTHLY;INTERVAL=12`. Days that a month has not are left out, as
/// the standard says.
package struct Recurrence: Sendable, Hashable {
    package enum Frequency: String, Sendable, CaseIterable { case daily, weekly, monthly }

    /// A day of the week, in months with its place: the second Monday is 2, the last one −1, every one nil.
    package struct WeekdayRule: Sendable, Hashable {
        package let weekday: Weekday
        package let place: Int?
    }

    package let frequency: Frequency
    package let interval: Int
    package let weekdays: [WeekdayRule]
    /// 1 is the first day of a month, −1 its last.
    package let monthDays: [Int]
    /// Which of the days of a month count: 1 is the first, −1 the last. In weeks `BYDAY` says it.
    package let places: [Int]
    /// So many days from the first one on; nil without end.
    package let count: Int?
    /// The last day on which it may come.
    package let until: Day?

    /// So many weeks or months are walked through at most for one answer.
    static let longestWalk = 40_000

    /// The days within a range, in order.
    ///
    /// - Parameter start: the first day on which it may come; intervals are counted from it.
    package func days(in range: ClosedRange<Day>, from start: Day) -> [Day] {
        let last = min(range.upperBound, until ?? range.upperBound)
        guard start <= last else { return [] }
        var (found, taken): ([Day], Int) = ([], 0)
        var step = count == nil ? steps(from: start, to: range.lowerBound) : 0
        for _ in 0..<Self.longestWalk {
            guard let first = period(step, from: start), first <= last else { break }
            for day in chosen(in: first, from: start) where day >= start && day <= last {
                taken += 1
                if let count, taken > count { return found }
                if range.contains(day) { found.append(day) }
            }
            step += 1
        }
        return found
    }

    /// Whether it comes on a day.
    package func comes(on day: Day, from start: Day) -> Bool { days(in: day...day, from: start) == [day] }

    /// The next days from one on, in order, looked for within ten years.
    package func next(_ most: Int, on day: Day, from start: Day) -> [Day] {
        let begin = max(day, start)
        return Array(days(in: begin...begin.adding(days: 3660), from: start).prefix(most))
    }

    /// The first day of the period that is so many intervals after that of `start`.
    private func period(_ step: Int, from start: Day) -> Day? {
        switch frequency {
        case .daily: return start.adding(days: Int64(step * interval))
        case .weekly: return start.monday.adding(days: Int64(step * interval * 7))
        case .monthly:
            let months = start.months + step * interval
            return CivilDate(year: months / 12, month: months % 12 + 1, day: 1).map { Day($0) }
        }
    }

    /// How many intervals may be left out because all they have lies before a day.
    private func steps(from start: Day, to day: Day) -> Int {
        guard day > start else { return 0 }
        let apart = Int(day.date.daysSince1970 - start.date.daysSince1970)
        let units =
            switch frequency {
            case .daily: apart
            case .weekly: apart / 7
            case .monthly: day.months - start.months
            }
        return max(0, units / interval - 1)
    }
}

extension Recurrence {
    /// The Monday of the week of a day.
    package static func monday(of day: Day) -> Day { day.monday }
}

extension Day {
    fileprivate var months: Int { date.year * 12 + date.month - 1 }
    fileprivate var monday: Day {
        let place = Weekday.allCases.firstIndex(of: Weekday(of: self)) ?? 0
        return adding(days: -Int64(place))
    }
}
