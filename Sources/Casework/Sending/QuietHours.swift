import Kernel

/// The hours in which nobody is sent what nobody asked for, on the wall clock of a project: `21:30-08:00`, the start
/// included, the end not.
package struct QuietHours: Sendable, Hashable {
    package let hours: WorkHours

    /// When those end that an instant lies in; nil where it lies in none. Pure.
    ///
    /// Where the clock jumps over their end they end with the jump; where it goes back over it, each pass has its own
    /// end.
    package func end(at now: Instant, in zone: Zone) -> Instant? {
        let wall = zone.wall(at: now)
        guard let minute = minute(at: now, in: zone) else { return nil }
        let days = minute < 1440 ? hours.end / 1440 : 0
        let shown = zone.instant(
            of: WallClock(
                date: CivilDate(daysSince1970: wall.date.daysSince1970 + Int64(days)), hour: hours.end % 1440 / 60,
                minute: hours.end % 60, second: 0))
        var end = shown > now ? shown : now + .minutes(Int64(hours.end - minute)) - .seconds(Int64(wall.second))
        while end > now, self.minute(at: end - .minutes(1), in: zone) == nil { end = end - .minutes(1) }
        return end
    }

    /// Minutes after the midnight that they are counted from; nil outside of them.
    private func minute(at instant: Instant, in zone: Zone) -> Int? {
        let wall = zone.wall(at: instant)
        let minute = wall.hour * 60 + wall.minute
        return [minute, minute + 1440].first { hours.start <= $0 && $0 < hours.end }
    }
}
