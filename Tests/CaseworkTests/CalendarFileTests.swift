import Foundation
import Kernel
import Testing

@testable import Casework

@Suite("Calendars from files")
struct CalendarFileTests {
    private static let desk = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Desks/property").standardized

    private static func hours(_ calendar: WorkCalendar, _ day: String) throws -> String {
        "\(calendar.hours(on: try #require(Day(day))))"
    }

    /// As the specification writes it.
    private static let example = """
        zone: Asia/Shanghai
        week: { mon: ["08:00-12:00", "13:00-18:00"], tue: ["08:00-12:00", "13:00-18:00"], fri: ["22:00-06:00"] } # a day
        days: { 2025-10-01: [], 2025-09-28: ["08:00-12:00", "13:00-18:00"] }           # exceptions
        """

    private static let block = """
        # The same, otherwise.
        zone: "Asia/Shanghai"
        version: 7
        name: { zh: 甲, zh-Hant: 甲, en: Q&A 24 * 7 }
        week:
          mon:
            - 13:00-18:00
            - '08:00-12:00'
          tue: [08:00-12:00, 13:00-18:00]
          wed: []
          thu:
          fri: ["22:00-06:00"]
        days:
          "2025-10-01": []
          '2025-09-28':
            hours: [08:00-12:00, 13:00-18:00]
            name: { zh: 调休, zh-Hant: 調休, en: make-up }
        """

    @Test("flow and block, quoted and not, are the same calendar", arguments: [example, block])
    func styles(_ text: String) throws {
        let calendar = try CalendarFile.parse(text, file: "c.yaml")
        #expect(calendar.zone.identifier == "Asia/Shanghai")
        #expect(try Self.hours(calendar, "2025-09-29") == "08:00-12:00, 13:00-18:00")
        #expect(try Self.hours(calendar, "2025-09-30") == "08:00-12:00, 13:00-18:00")
        #expect(try Self.hours(calendar, "2025-10-01") == "")
        #expect(try Self.hours(calendar, "2025-10-02") == "")
        #expect(try Self.hours(calendar, "2025-10-03") == "22:00-06:00")
        #expect(try Self.hours(calendar, "2025-09-28") == "08:00-12:00, 13:00-18:00")
        #expect(calendar.days.count == 2)
    }

    @Test("name and version are read where they are said")
    func besides() throws {
        let calendar = try CalendarFile.parse(Self.block, file: "c.yaml")
        #expect(calendar.version == 7 && calendar.name?.en == "Q&A 24 * 7")
        #expect(calendar.days[try #require(Day("2025-09-28"))]?.name?.en == "make-up")
        #expect(try CalendarFile.parse(Self.example, file: "c.yaml").version == 1)
    }

    private static let bomb =
        "a: &a [x, x]\n"
        + (1...30).map { "b\($0): &b\($0) [*\($0 == 1 ? "a" : "b\($0 - 1)"), *a]" }.joined(separator: "\n")

    @Test(
        "what is wrong is told with line and reason",
        arguments: [
            ("", 1, "the file is empty"), ("zone: UTC", 1, "“week” is missing"), ("week: {}", 1, "“zone” is missing"),
            ("zone: UTC\nweek: {}", 1, "the calendar has no working time at all"),
            ("zone: UTC\nweek: { mon: [] }\ndays: { 2025-10-01: [] }", 1, "the calendar has no working time at all"),
            ("zone: CST\nweek: {}", 1, "unknown zone “CST”"), ("zone: Asia/Beijing\nweek: {}", 1, "unknown zone"),
            ("zone: [UTC]\nweek: {}", 1, "a word is expected here"), ("zone: UTC\nweek: []", 2, "a table of keys"),
            ("zone: UTC\nweek: { monday: [] }", 2, "unknown weekday “monday”; known: mon, tue"),
            ("zone: UTC\nweek:\n  mon: 08:00-12:00", 3, "a list is expected here"),
            ("zone: UTC\nweek:\n  mon:\n    - 08:00-12:00\n    - 8-9", 5, "“8-9” is not an interval"),
            ("zone: UTC\nweek: { mon: [480] }", 2, "“480” is not an interval"),
            ("zone: UTC\nweek: { mon: [08:00-08:00] }", 2, "a whole day is 00:00-24:00"),
            (
                "zone: UTC\nweek:\n  mon: [08:00-12:00]\n  tue: [08:00-12:00, 11:00-13:00]", 4,
                "08:00-12:00 and 11:00-13:00 overlap"
            ),
            ("zone: UTC\nweek:\n  mon: [08:00-12:00]\n  mon: []", 3, "stands here twice"),
            (
                // With and without quotes it is one key, and the first of two is named, as for `mon`.
                "zone: UTC\nweek: { mon: [08:00-12:00] }\ndays:\n  2025-10-01: []\n  \"2025-10-01\": []", 4,
                "stands here twice"
            ),
            ("zone: UTC\nweek: { mon: [08:00-12:00] }\ndays:\n  2025-02-29: []", 4, "“2025-02-29” is not a day"),
            ("zone: UTC\nweek: { mon: [08:00-12:00] }\ndays:\n  1-1-25: []", 4, "is not a day"),
            ("zone: UTC\nweek: { mon: [08:00-12:00] }\ndays:\n  2205-01-01: []", 4, "of the years 1900 to 2199"),
            ("zone: UTC\nweek: { mon: [08:00-12:00] }\ndays: { 2025-10-01: { name: x } }", 3, "“hours” is missing"),
            ("zone: UTC\nweek: { mon: [08:00-12:00] }\nversion: 0", 3, "a version is a number"),
            ("zone: UTC\nweek: { mon: [08:00-12:00] }\nholidays: []", 3, "unknown word “holidays”"),
            ("zone: UTC\nzone: UTC\nweek: {}", 1, "stands here twice"), ("zone: [", 2, "not YAML"),
            ("- a", 1, "a table of keys"),
            ("zone: UTC\nweek: { mon: &h [08:00-12:00], tue: *h }", 2, "anchors and aliases"),
            (bomb, 1, "anchors and aliases"),
            ("zone: UTC\n---\nweek: {}", 2, "not YAML"),
        ])
    func refused(_ text: String, _ line: Int, _ reason: String) throws {
        do {
            _ = try CalendarFile.parse(text, file: "c.yaml")
            Issue.record("taken: \(text)")
        } catch let error as DeskError {
            #expect(error.file == "c.yaml" && error.reason.contains(reason), "\(error)")
            #expect(error.line == line, "\(error)")
        }
    }

    @Test("too much is refused before it is read")
    func limits() throws {
        let days = (0...5000).map { "  \(Day(CivilDate(daysSince1970: Int64($0)))): []\n" }.joined()
        let text = "zone: UTC\nweek: { mon: [08:00-12:00] }\ndays:\n" + days
        #expect(throws: DeskError.self) { try CalendarFile.parse(text, file: "c.yaml") }
        let long = Self.example + String(repeating: "#", count: SmallFile.mostBytes)
        #expect(throws: DeskError.self) { try CalendarFile.parse(long, file: "c.yaml") }
        #expect(throws: DeskError.self) { try CalendarFile.read(URL(fileURLWithPath: "/dev/zero")) }
        #expect(throws: DeskError.self) { try CalendarFile.read(Self.desk.appending(path: "no.yaml")) }
    }

    @Test("the calendars of the property desk", arguments: [("office", 45), ("always", 168)])
    func shipped(_ name: String, _ hours: Int64) throws {
        let calendar = try CalendarFile.read(Self.desk.appending(path: "calendars/\(name).yaml"))
        let monday = try #require(Instant("2026-11-23T00:00:00+08:00"))
        #expect(calendar.worked(from: monday, to: monday + .days(7)) == .hours(hours))
        #expect(calendar.name != nil)
    }

    /// Of a year without its weekends and statutory holidays 251, 248 and 248 days are left (366 − 104 − 11,
    /// 365 − 104 − 13): those of the notice and of the make-up days come to the same.
    @Test(
        "the notices of China's public holidays",
        arguments: [(2024, 28, 8, 251), (2025, 28, 5, 248), (2026, 33, 6, 248)])
    func holidays(_ year: Int, _ off: Int, _ work: Int, _ days: Int64) throws {
        let file = try HolidayFile.read(Self.desk.appending(path: "holidays/cn-\(year).yaml"))
        #expect(file.year == year && file.source.contains("\(year)年部分节假日安排的通知"))
        #expect(file.holidays.count { $0.isOff } == off && file.holidays.count { !$0.isOff } == work)
        let office = try CalendarFile.read(Self.desk.appending(path: "calendars/office.yaml"))
        #expect(file.holidays.allSatisfy { $0.isOff || office.hours(on: $0.day).isEmpty }, "a make-up day on a weekday")
        let year = try office.taking(office.exceptions(for: file.holidays))
        let (first, end) = (try #require(Day("\(file.year)-01-01")), try #require(Day("\(file.year + 1)-01-01")))
        let worked = year.worked(from: year.zone.start(of: first), to: year.zone.start(of: end))
        #expect(worked == .hours(days * 9))
        for holiday in file.holidays { #expect(Pinyin.simplify(holiday.name.zh) == holiday.name.zh) }
    }
}
