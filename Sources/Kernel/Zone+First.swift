extension Zone {
    /// The first instant at which this zone's clock shows `wall` or what is past it: the first of two where an hour is
    /// repeated, the moment of the change where the clock leaves it out. It never runs backwards: a later `wall` is
    /// never an earlier instant.
    package func first(showing wall: WallClock) -> Instant {
        let found = instant(of: wall)
        guard self.wall(at: found) != wall else { return found }
        let parts = steady(found.milliseconds - 86_400_000..<found.milliseconds + 1)
        return Instant(milliseconds: parts[parts.count - 1].range.lowerBound)
    }

    /// The same for so many minutes after the midnight with which a day begins on the clock; 1440 and more are of the
    /// days after it.
    package func first(showing minute: Int, of day: Day) -> Instant {
        let shown = day.adding(days: Int64(minute / 1440)).date
        return first(showing: WallClock(date: shown, hour: minute % 1440 / 60, minute: minute % 60, second: 0))
    }
}
