import Kernel

/// A window as people ask for it, before it is known on whose wall clock.
package enum FigureSpan: Sendable, Hashable {
    /// One with a name, which goes on with the days.
    package enum Name: String, Sendable, CaseIterable {
        case today, yesterday, week
        case lastWeek = "last-week"
        case month
        case lastMonth = "last-month"
        case quarter, year
        /// Thirty days, today being the last.
        case rolling30 = "rolling-30"
    }

    /// One end of a window: a whole day, which is in it at either end, or an instant.
    package enum Bound: Sendable, Hashable {
        case day(Day)
        case instant(Instant)

        /// `2026-03-03`, or an instant of RFC 3339; nil for anything else.
        package init?(_ text: String) {
            if let day = Day(text) {
                self = .day(day)
            } else if let instant = Instant(text) {
                self = .instant(instant)
            } else {
                return nil
            }
        }
    }

    case named(Name)
    /// Nil for the first means the day of the other; nil for the second means today.
    case between(Bound?, Bound?)

    /// More days than this are not one figure.
    package static let mostDays: Int64 = 1100

    /// The window that it is at an instant, on a zone's wall clock. A named one that is going on ends with today.
    ///
    /// - Throws: ``FigureRefusal/windowOutOfReach`` · ``FigureRefusal/windowBackwards`` ·
    ///   ``FigureRefusal/windowTooLong(days:)``
    package func window(in zone: Zone, at now: Instant) throws -> FigureWindow {
        let today = zone.day(of: now)
        switch self {
        case .named(let name):
            let (first, last) = name.days(before: today)
            return FigureWindow(zone: zone, first: first, last: last, now: now)
        case .between(let from, let to):
            let (start, end) = ((from ?? to ?? .day(today)).start(in: zone), (to ?? .day(today)).end(in: zone))
            let reach = Instant.sayable
            guard reach.contains(start), reach.contains(end) else { throw FigureRefusal.windowOutOfReach }
            guard start < end else { throw FigureRefusal.windowBackwards }
            guard end - start <= .days(Self.mostDays) else {
                throw FigureRefusal.windowTooLong(days: Int(Self.mostDays))
            }
            return FigureWindow(zone: zone, start: start, end: end, now: now)
        }
    }
}

extension FigureSpan.Bound {
    fileprivate func start(in zone: Zone) -> Instant {
        switch self {
        case .day(let day): zone.start(of: day)
        case .instant(let instant): instant
        }
    }

    fileprivate func end(in zone: Zone) -> Instant {
        switch self {
        case .day(let day): zone.start(of: day.adding(days: 1))
        case .instant(let instant): instant
        }
    }
}

extension FigureSpan.Name {
    /// Its first and its last day, seen from a day. Weeks begin with Monday.
    package func days(before today: Day) -> (first: Day, last: Day) {
        let date = today.date
        let monday = today.adding(days: -Int64(Weekday.allCases.firstIndex(of: Weekday(of: today)) ?? 0))
        let first = today.adding(days: 1 - Int64(date.day))
        func start(month: Int) -> Day { CivilDate(year: date.year, month: month, day: 1).map { Day($0) } ?? first }
        switch self {
        case .today: return (today, today)
        case .yesterday: return (today.adding(days: -1), today.adding(days: -1))
        case .week: return (monday, today)
        case .lastWeek: return (monday.adding(days: -7), monday.adding(days: -1))
        case .month: return (first, today)
        case .lastMonth:
            let last = first.adding(days: -1)
            return (last.adding(days: 1 - Int64(last.date.day)), last)
        case .quarter: return (start(month: (date.month - 1) / 3 * 3 + 1), today)
        case .year: return (start(month: 1), today)
        case .rolling30: return (today.adding(days: -29), today)
        }
    }
}
