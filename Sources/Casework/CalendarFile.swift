import Foundation
import Kernel

/// A working calendar as a file says it, in YAML: `zone`, `week`, and where there are any `days`, `name` and `version`.
///
/// ```yaml
/// zone: Asia/Shanghai
/// week: { mon: ["08:00-12:00", "13:00-18:00"], fri: ["22:00-06:00"] }
/// days: { 2025-10-01: [], 2025-10-02: { hours: [], name: { zh: 国庆节, zh-Hant: 國慶節, en: National Day } } }
/// ```
package enum CalendarFile {
    /// - Throws: ``DeskError`` with file, line and reason.
    package static func read(_ place: URL) throws -> WorkCalendar {
        try parse(SmallFile.read(place), file: place.lastPathComponent)
    }

    /// - Parameter file: what an error calls it.
    /// - Throws: ``DeskError`` with line and reason.
    package static func parse(_ text: String, file: String) throws -> WorkCalendar {
        let root = try SmallFile.parse(text, file)
        try root.allow(["zone", "week", "days", "name", "version"])
        let zone = try root.required("zone").refusing { try WorkCalendar.zone(named: $0.text()) }
        var week: [Weekday: DayHours] = [:]
        for (key, value) in try root.required("week").entries() {
            guard let weekday = Weekday(rawValue: key) else {
                let known = Weekday.allCases.map(\.rawValue).joined(separator: ", ")
                throw value.fail("unknown weekday “\(key)”; known: \(known)")
            }
            week[weekday] = try hours(value)
        }
        var days: [Day: WorkCalendar.Exception] = [:]
        for (key, value) in try root.optional("days")?.entries() ?? [] {
            days[try value.day(key)] = try exception(value)
        }
        let name = try root.optional("name")?.words()
        let version = try root.optional("version")?.version() ?? 1
        return try root.refusing { _ in
            try WorkCalendar(zone: zone, week: week, days: days, name: name, version: version)
        }
    }

    private static func exception(_ node: DeskNode) throws -> WorkCalendar.Exception {
        guard node.isTable else { return WorkCalendar.Exception(try hours(node)) }
        try node.allow(["hours", "name"])
        return WorkCalendar.Exception(try hours(node.required("hours")), name: try node.optional("name")?.words())
    }

    private static func hours(_ node: DeskNode) throws -> DayHours {
        let intervals = try node.list().map { entry in
            let text = try entry.text()
            guard let hours = WorkHours(text) else { throw entry.fail("\(CalendarRefusal.badHours(text))") }
            return hours
        }
        return try node.refusing { _ in try DayHours(intervals) }
    }
}

extension DeskNode {
    /// What the calendar refuses is refused with this place.
    fileprivate func refusing<T>(_ make: (DeskNode) throws -> T) throws -> T {
        do { return try make(self) } catch let refusal as CalendarRefusal { throw fail("\(refusal)") }
    }

    /// The day that a key names.
    func day(_ key: String) throws -> Day {
        guard let day = Day(key), (1900...2199).contains(day.date.year) else {
            throw fail("“\(key)” is not a day such as 2025-10-01 of the years 1900 to 2199")
        }
        return day
    }

    fileprivate func version() throws -> Int {
        let number = try integer()
        guard (1...1_000_000).contains(number) else { throw fail("a version is a number from 1 to 1000000") }
        return number
    }
}
