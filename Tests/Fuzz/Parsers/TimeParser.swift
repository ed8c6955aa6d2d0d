import Foundation
import Kernel

@testable import Sheets

/// Instants, days and the dates of tables: what is read is written and read again alike, and no number is too much.
enum TimeParser {
    private static let zones = ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Africa/Monrovia"]
        .compactMap(Zone.init)

    static func check(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let instant = Instant(text) { check(instant) }
        if let day = Day(text) { check(day) }
        if let time = SheetTime.parse(text) { check(time) }
        if let span = try? Span(text) { demand((try? Span(span.isoText)) == span, span.isoText) }
        if let hours = WorkHours(text) { demand(WorkHours("\(hours)") == hours, "\(hours)") }
        let word = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        check(days: Int64(bitPattern: word) / 86_400_000)
        check(said: Int64(bitPattern: word))
        check(serial: Double(bitPattern: word))
    }

    private static func check(_ instant: Instant) {
        demand(Instant(instant.description) == instant, "\(instant)")
        guard Instant.sayable.contains(instant) else { return }
        for zone in zones { demand(Instant(zone.text(instant)) == instant, zone.text(instant)) }
    }

    private static func check(_ day: Day) {
        demand(Day(day.description) == day, "\(day)")
        guard let start = Instant("\(day)T00:00:00Z") else { return demand(false, "\(day) has no start") }
        demand(Zone.utc.day(of: start) == day, "\(day) is another day than that of \(start)")
    }

    static func check(_ time: SheetTime) {
        demand(SheetTime.parse(time.description) == time, "\(time)")
        demand(CivilDate(year: time.year, month: time.month, day: time.day) != nil, "\(time)")
    }

    /// Any day that 64 bits of milliseconds reach, and the day after it.
    private static func check(days: Int64) {
        let date = CivilDate(daysSince1970: days)
        demand(date.daysSince1970 == days, "\(date)")
        demand(CivilDate(year: date.year, month: date.month, day: date.day) == date, "\(date)")
        let next = CivilDate(daysSince1970: days + 1)
        let follows =
            (next.year, next.month, next.day) == (date.year, date.month, date.day + 1)
            || (next.year, next.month, next.day) == (date.year, date.month + 1, 1)
            || (next.year, next.month, next.day, date.month) == (date.year + 1, 1, 1, 12)
        demand(follows, "\(next) after \(date)")
    }

    /// A moment that people may speak of, and what the clocks on walls show at it.
    private static func check(said number: Int64) {
        let (first, end) = (Instant.sayable.lowerBound.milliseconds, Instant.sayable.upperBound.milliseconds)
        let instant = Instant(milliseconds: first + Int64(number.magnitude % UInt64(end - first)))
        check(instant)
        let whole = Instant(milliseconds: instant.milliseconds - instant.milliseconds % 1000)
        for zone in zones {
            let wall = zone.wall(at: whole)
            let back = zone.instant(of: wall)
            demand(zone.wall(at: back) == wall && back <= whole, "\(whole) in \(zone.identifier)")
            demand(zone.start(of: zone.day(of: whole)) <= whole, "the day of \(whole) in \(zone.identifier)")
        }
    }

    private static func check(serial: Double) {
        demand(!Cell.date(serial).text.isEmpty && !Cell.number(serial, "\(serial)").text.isEmpty, "\(serial)")
        guard let time = SheetTime(serial: serial) else { return }
        check(time)
        let day = Int64((serial * 86_400).rounded()) / 86_400
        guard day > 60 else { return }
        let date = CivilDate(daysSince1970: day - 25_569)
        demand((time.year, time.month, time.day) == (date.year, date.month, date.day), "\(serial): \(time), \(date)")
    }
}
