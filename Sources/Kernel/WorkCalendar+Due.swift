/// A due time, with all that it was worked out from.
package struct DueTime: Sendable {
    /// By which it was worked out; its ``WorkCalendar/version`` says by which state of it.
    package let calendar: WorkCalendar
    package let from: Instant
    /// The working time that may be used.
    package let target: Span
    package let pauses: [Pause]
    package let instant: Instant

    /// From the start to the due time, row by row. Those that count add up to the target.
    ///
    /// - Throws: ``CalendarRefusal/tooManySteps(most:)``
    package func steps() throws -> [ClockStep] { try calendar.steps(from: from, to: instant, pauses: pauses) }
}

extension WorkCalendar {
    /// How long it looks for working time that does not come.
    package static let patience = Span.days(366)

    /// The first instant at which the working time used since `from`, without that of pauses, reaches `target`.
    ///
    /// Nought is due at once. What is used up at closing time is due at closing time, not at the next opening. A
    /// warning some working time before is the due time of as much less.
    ///
    /// - Throws: ``CalendarRefusal/targetBelowZero`` · ``CalendarRefusal/timeOutOfReach`` outside ``Instant/sayable`` ·
    ///   ``CalendarRefusal/noWorkingTimeAhead(after:)`` where a year goes by without any ·
    ///   ``CalendarRefusal/clockStandsStill(since:)`` where a pause without end comes first.
    package func due(from: Instant, target: Span, pauses: [Pause] = []) throws -> DueTime {
        guard target >= .zero else { throw CalendarRefusal.targetBelowZero }
        guard Instant.sayable.contains(from) else { throw CalendarRefusal.timeOutOfReach }
        let instant = target == .zero ? from : try reach(target.milliseconds, from, pauses)
        return DueTime(calendar: self, from: from, target: target, pauses: pauses, instant: instant)
    }

    /// The first working instant at or after this one.
    ///
    /// - Throws: ``CalendarRefusal/timeOutOfReach`` · ``CalendarRefusal/noWorkingTimeAhead(after:)``
    package func nextOpening(after instant: Instant) throws -> Instant {
        let tick = Span(milliseconds: 1)
        return try due(from: instant, target: tick).instant - tick
    }

    private func reach(_ target: Int64, _ from: Instant, _ pauses: [Pause]) throws -> Instant {
        let end = Instant.sayable.upperBound.milliseconds
        var left = target
        var found: Int64?
        for free in Pause.between(pauses, in: from.milliseconds..<end) where found == nil {
            var idleSince = free.lowerBound
            try forEachStretch(in: free) { part, stretch in
                if stretch.counts {
                    let length = part.upperBound - part.lowerBound
                    if length >= left { found = part.lowerBound + left }
                    left -= length
                    idleSince = part.upperBound
                } else if part.upperBound - idleSince > Self.patience.milliseconds {
                    throw CalendarRefusal.noWorkingTimeAhead(after: Instant(milliseconds: idleSince))
                }
                return found == nil
            }
        }
        if let found { return Instant(milliseconds: found) }
        guard let open = pauses.filter({ $0.to == nil }).map(\.from).min() else {
            throw CalendarRefusal.timeOutOfReach
        }
        throw CalendarRefusal.clockStandsStill(since: open)
    }
}
