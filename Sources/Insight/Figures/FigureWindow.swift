import Kernel

/// A span of time over which figures are counted, on the wall clock of one zone.
///
/// An instant `t` is in it where `start <= t < end`. Only what lies before the ``cutOff`` counts: what is still to come
/// neither kept nor broke anything.
package struct FigureWindow: Sendable, Hashable {
    package let zone: Zone
    package let start: Instant
    /// The first instant that is not in it any more.
    package let end: Instant
    /// The end, or now where that comes first.
    package let cutOff: Instant

    package init(zone: Zone, start: Instant, end: Instant, now: Instant) {
        (self.zone, self.start, self.end) = (zone, start, end)
        cutOff = max(start, min(end, now))
    }

    /// From the beginning of one day to the end of another.
    package init(zone: Zone, first: Day, last: Day, now: Instant) {
        self.init(zone: zone, start: zone.start(of: first), end: zone.start(of: last.adding(days: 1)), now: now)
    }

    /// What counts: from the start to the cut-off.
    package var range: Range<Instant> { start..<cutOff }
    package var firstDay: Day { zone.day(of: start) }
    package var lastDay: Day { zone.day(of: end - Span(milliseconds: 1)) }

    /// Begins and ends with a day.
    package var isOfDays: Bool {
        zone.start(of: firstDay) == start && zone.start(of: zone.day(of: end)) == end
    }

    /// The window right before it, as long, and as far along.
    package var before: FigureWindow {
        guard isOfDays else {
            let length = end - start
            return moved { $0 - length }
        }
        return moved(days: firstDay.date.daysSince1970 - zone.day(of: end).date.daysSince1970)
    }

    /// The same days a year before; of 29 February the 28th.
    package var yearBefore: FigureWindow {
        let date = firstDay.date
        let past =
            CivilDate(year: date.year - 1, month: date.month, day: date.day)
            ?? CivilDate(daysSince1970: date.daysSince1970 - 366)
        return moved(days: past.daysSince1970 - date.daysSince1970)
    }

    /// By whole days of the wall clock.
    private func moved(days: Int64) -> FigureWindow {
        moved { at in
            let day = zone.day(of: at)
            return zone.start(of: day.adding(days: days)) + (at - zone.start(of: day))
        }
    }

    private func moved(_ move: (Instant) -> Instant) -> FigureWindow {
        FigureWindow(zone: zone, start: move(start), end: move(end), now: move(cutOff))
    }
}
