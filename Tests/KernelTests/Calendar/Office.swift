import Testing

@testable import Kernel

/// Calendars of the examples, and times as they stand on the wall there.
enum Office {
    static func day(_ hours: String...) throws -> DayHours { try DayHours(hours.map { try #require(WorkHours($0)) }) }

    static func week(_ days: [Weekday], _ hours: DayHours) -> [Weekday: DayHours] {
        Dictionary(uniqueKeysWithValues: days.map { ($0, hours) })
    }

    static let weekdays: [Weekday] = [.mon, .tue, .wed, .thu, .fri]

    /// Monday to Friday, 08:00 to 18:00.
    static func calendar(
        _ zone: String = "Asia/Shanghai", _ days: [String: DayHours] = [:], hours: String...
    ) throws -> WorkCalendar {
        let all = hours.isEmpty ? ["08:00-18:00"] : hours
        let day = try DayHours(all.map { try #require(WorkHours($0)) })
        let own = try days.map { (try #require(Day($0)), WorkCalendar.Exception($1)) }
        return try WorkCalendar(
            zone: WorkCalendar.zone(named: zone), week: week(weekdays, day), days: Dictionary(uniqueKeysWithValues: own)
        )
    }
}

extension WorkCalendar {
    /// `2026-11-23 17:00` on this calendar's wall; the first of two.
    func at(_ text: String) throws -> Instant {
        let parts = text.split(separator: " ").map(String.init)
        let time = parts[1].split(separator: ":").compactMap { Int($0) }
        let date = try #require(Day(parts[0])).date
        return zone.instant(
            of: WallClock(date: date, hour: time[0], minute: time[1], second: time.count > 2 ? time[2] : 0))
    }

    /// The due time as it stands on the wall, `2026-11-24T11:00:00+08:00`.
    func due(_ from: String, _ target: Span, _ pauses: (String, String?)...) throws -> String {
        let pauses = try pauses.map { Pause(from: try at($0.0), to: try $0.1.map { try at($0) }) }
        return zone.text(try due(from: at(from), target: target, pauses: pauses).instant)
    }

    func worked(_ from: String, _ to: String) throws -> Span { try worked(from: at(from), to: at(to)) }
}
