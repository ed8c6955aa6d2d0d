import Foundation
import Kernel
import Workforce

/// The public holidays of a year as a file proposes them.
///
/// ```yaml
/// year: 2025
/// source: the notice that says so
/// names: { national-day: { zh: 国庆节, zh-Hant: 國慶節, en: National Day } }
/// days: { 2025-09-28: { work: national-day }, 2025-10-01: { rest: national-day } }
/// ```
package struct HolidayFile: Sendable {
    package let year: Int
    /// The notice it follows.
    package let source: String
    /// In the order of the calendar.
    package let holidays: [Holiday]

    /// Those in the folder `holidays` of a desk, the oldest year first.
    ///
    /// - Throws: ``DeskError`` with file, line and reason.
    static func all(_ folder: URL) throws -> [HolidayFile] {
        try SmallFile.all(folder.appending(path: "holidays")).map { try read($0.place) }.sorted { $0.year < $1.year }
    }

    /// - Throws: ``DeskError`` with file, line and reason.
    package static func read(_ place: URL) throws -> HolidayFile {
        try parse(SmallFile.read(place), file: place.lastPathComponent)
    }

    /// - Throws: ``DeskError`` with line and reason.
    package static func parse(_ text: String, file: String) throws -> HolidayFile {
        let root = try SmallFile.parse(text, file)
        try root.allow(["year", "source", "names", "days"])
        let year = try root.required("year").integer()
        let names = Dictionary(
            uniqueKeysWithValues: try root.required("names").entries().map { ($0.key, try $0.value.words()) })
        let holidays = try root.required("days").entries().map { key, value in
            let day = try value.day(key)
            guard day.date.year == year else { throw value.fail("“\(key)” is not in the year \(year)") }
            try value.allow(["rest", "work"])
            let entries = try value.entries()
            guard entries.count == 1, let entry = entries.first else { throw value.fail("say either rest or work") }
            let name = try entry.value.word("name", known: names.keys.sorted()) { names[$0] }
            return Holiday(day: day, name: name, isOff: entry.key == "rest")
        }
        return HolidayFile(
            year: year, source: try root.required("source").text(), holidays: holidays.sorted { $0.day < $1.day })
    }
}

extension RosterRules {
    /// With the days that these files say are off.
    func knowing(_ files: [HolidayFile]) -> RosterRules {
        var rules = self
        rules.holidays = Set(files.flatMap(\.holidays).filter(\.isOff).map(\.day))
        return rules
    }
}
