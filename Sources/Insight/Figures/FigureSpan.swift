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
            try Self.check(start, end)
            return FigureWindow(zone: zone, start: start, end: end, now: now)
        }
    }

    private static func check(_ start: Instant, _ end: Instant) throws {
        let reach = Instant.sayable
        guard reach.contains(start), reach.contains(end) else { throw FigureRefusal.windowOutOfReach }
        guard start < end else { throw FigureRefusal.windowBackwards }
        guard end - start <= .days(mostDays) else { throw FigureRefusal.windowTooLong(days: Int(mostDays)) }
    }
}
