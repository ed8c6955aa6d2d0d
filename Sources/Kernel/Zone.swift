import Foundation

/// A time zone of the tz database: the only place where a wall clock exists.
package struct Zone: Hashable, Sendable {
    private let zone: TimeZone

    /// - Parameter identifier: as in the tz database, `Asia/Shanghai`; nil where it has no such zone.
    package init?(_ identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.zone = zone
    }

    private init(_ zone: TimeZone) { self.zone = zone }
    package static let utc = Zone(TimeZone(secondsFromGMT: 0) ?? .gmt)
    package static let shanghai = Zone("Asia/Shanghai") ?? utc

    package var identifier: String { zone.identifier }

    package func offsetSeconds(at instant: Instant) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
    }

    /// The wall clock of this zone at an instant.
    package func wall(at instant: Instant) -> WallClock {
        let local = instant.milliseconds + Int64(offsetSeconds(at: instant)) * 1000
        let days = local.floorDivided(by: 86_400_000)
        let inDay = Int((local - days * 86_400_000) / 1000)
        return WallClock(
            date: CivilDate(daysSince1970: days), hour: inDay / 3600, minute: inDay / 60 % 60, second: inDay % 60)
    }

    /// The instant at which this zone's clock shows `wall`; the first of two where an hour is repeated. In a gap it
    /// is as
    /// long after the change as `wall` lies in the gap: where 02:00 becomes 03:00, 02:30 is 03:30.
    package func instant(of wall: WallClock) -> Instant {
        let local = wall.date.daysSince1970 * 86_400 + Int64(wall.hour * 3600 + wall.minute * 60 + wall.second)
        let before = offsetSeconds(at: Instant(seconds: local - 86_400))
        let after = offsetSeconds(at: Instant(seconds: local + 86_400))
        let early = Instant(seconds: local - Int64(before))
        if offsetSeconds(at: early) == before { return early }
        let late = Instant(seconds: local - Int64(after))
        return offsetSeconds(at: late) == after ? late : early
    }

    package func day(of instant: Instant) -> Day { Day(wall(at: instant).date) }
    package func start(of day: Day) -> Instant { instant(of: WallClock(date: day.date, hour: 0, minute: 0, second: 0)) }
    package func text(_ instant: Instant) -> String { instant.text(offsetSeconds: offsetSeconds(at: instant)) }
}

/// What a clock on the wall shows.
package struct WallClock: Hashable, Sendable {
    package let date: CivilDate
    package let hour: Int
    package let minute: Int
    package let second: Int

    package init(date: CivilDate, hour: Int, minute: Int, second: Int) {
        self.date = date
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// `14:05`
    package var time: String { "\(padded(hour)):\(padded(minute))" }
}
