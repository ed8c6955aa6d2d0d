import Foundation
import Testing

@testable import Kernel

@Suite("Zones and wall clocks")
struct ZoneTests {
    static let names = [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia",
        "America/Sao_Paulo", "Africa/Casablanca", "Asia/Beirut", "Africa/Monrovia", "America/St_Johns",
    ]

    private static func calendar(_ name: String) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: name)!
        return calendar
    }

    /// Every change of the offset between 1970 and 2037, found hour by hour.
    private static func changes(_ zone: Zone) -> [Instant] {
        var changes: [Instant] = []
        var before = zone.offsetSeconds(at: Instant(seconds: 0))
        for day in 1..<24_837 {
            let at = Instant(seconds: Int64(day) * 86_400)
            let offset = zone.offsetSeconds(at: at)
            if offset != before {
                let quarter = (0..<96).map { at - .minutes(Int64($0 + 1) * 15) }
                changes.append(quarter.last { zone.offsetSeconds(at: $0) == offset } ?? at)
            }
            before = offset
        }
        return changes
    }

    /// Half hours around every change of the offset, and some days far from one.
    private static func moments(_ zone: Zone) -> [Instant] {
        let near = changes(zone).flatMap { change in (-120...120).map { change + .minutes(Int64($0) * 15) } }
        let others = (0..<300).map { Instant(seconds: Int64($0) * 7_777_777 + 3_333) }
        return near + others
    }

    @Test("the wall clock is what Foundation's calendar shows", arguments: names)
    func wall(_ name: String) throws {
        let zone = try #require(Zone(name))
        let calendar = Self.calendar(name)
        var wrong: [Instant] = []
        for at in Self.moments(zone) {
            let date = Date(timeIntervalSince1970: Double(at.milliseconds) / 1000)
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let wall = zone.wall(at: at)
            let isSame =
                wall.date == CivilDate(year: parts.year!, month: parts.month!, day: parts.day!)
                && (wall.hour, wall.minute, wall.second) == (parts.hour!, parts.minute!, parts.second!)
            if !isSame { wrong.append(at) }
        }
        #expect(wrong == [])
    }

    @Test("an instant's wall clock leads back to it, or to the first of two that show the same", arguments: names)
    func roundTrip(_ name: String) throws {
        let zone = try #require(Zone(name))
        var wrong: [String] = []
        for at in Self.moments(zone) {
            let wall = zone.wall(at: at)
            let back = zone.instant(of: wall)
            let earlier = (1...8).map { at - .minutes(Int64($0) * 15) }.filter { zone.wall(at: $0) == wall }.min()
            if back != earlier ?? at { wrong.append("\(at) shows \(wall.date) \(wall.time), led to \(back)") }
        }
        #expect(wrong == [])
    }

    @Test("a wall clock that is skipped leads to as long after the gap; Foundation says the same", arguments: names)
    func gaps(_ name: String) throws {
        let zone = try #require(Zone(name))
        let calendar = Self.calendar(name)
        var wrong: [String] = []
        for change in Self.changes(zone) {
            let before = zone.offsetSeconds(at: change - .seconds(1))
            let gap = zone.offsetSeconds(at: change) - before
            for minutes in stride(from: 0, to: gap / 60, by: 15) {
                let local = change + .minutes(Int64(minutes)) + .seconds(Int64(before))
                let wall = Zone.utc.wall(at: local)
                let found = zone.instant(of: wall)
                let parts = DateComponents(
                    year: wall.date.year, month: wall.date.month, day: wall.date.day, hour: wall.hour,
                    minute: wall.minute)
                let theirs = calendar.date(from: parts)!.timeIntervalSince1970
                if found != change + .minutes(Int64(minutes)) || Double(found.milliseconds) != theirs * 1000 {
                    wrong.append("\(wall.date) \(wall.time): \(found), Foundation \(theirs)")
                }
            }
        }
        #expect(wrong == [])
    }

    @Test(
        "the nights that others got wrong",
        arguments: [
            ("Europe/Berlin", "2026-03-29", 2, 30, "2026-03-29T01:30:00Z"),
            ("Europe/Berlin", "2026-03-29", 4, 0, "2026-03-29T02:00:00Z"),
            ("Europe/Berlin", "2026-03-29", 18, 0, "2026-03-29T16:00:00Z"),
            ("Europe/Berlin", "2026-10-25", 2, 30, "2026-10-25T00:30:00Z"),
            ("Europe/Berlin", "2026-10-25", 3, 0, "2026-10-25T02:00:00Z"),
            ("America/New_York", "2026-11-01", 1, 30, "2026-11-01T05:30:00Z"),
            ("Australia/Lord_Howe", "2026-10-04", 2, 15, "2026-10-03T15:45:00Z"),
            ("Asia/Kathmandu", "1986-01-01", 0, 5, "1985-12-31T18:35:00Z"),
            ("Pacific/Apia", "2011-12-30", 12, 0, "2011-12-30T22:00:00Z"),
            ("Pacific/Apia", "2011-12-31", 0, 0, "2011-12-30T10:00:00Z"),
        ])
    func nights(_ name: String, _ day: String, _ hour: Int, _ minute: Int, _ expected: String) throws {
        let zone = try #require(Zone(name))
        let wall = WallClock(date: try #require(Day(day)).date, hour: hour, minute: minute, second: 0)
        #expect(zone.instant(of: wall).description == expected)
    }

    @Test("a day begins at its first instant, also where midnight is skipped")
    func starts() throws {
        let sao = try #require(Zone("America/Sao_Paulo"))
        #expect(sao.start(of: Day("2018-11-04")!) == Instant("2018-11-04T03:00:00Z"))
        #expect(sao.day(of: Instant("2018-11-04T02:59:59Z")!) == Day("2018-11-03"))
        #expect(Zone.shanghai.start(of: Day("2026-01-01")!) == Instant("2025-12-31T16:00:00Z"))
        #expect(Zone.shanghai.text(Instant("2025-12-31T16:00:00Z")!) == "2026-01-01T00:00:00+08:00")
        #expect(Zone("Moon/Base") == nil)
    }
}
