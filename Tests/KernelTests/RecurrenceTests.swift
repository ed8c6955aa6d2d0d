import Foundation
import Testing

@testable import Kernel

@Suite("On which days something comes again")
struct RecurrenceTests {
    private static func days(_ rule: String, from start: String, to end: String) throws -> [String] {
        let (first, last) = (try #require(Day(start)), try #require(Day(end)))
        return try Recurrence(rule).days(in: first...last, from: first).map(\.description)
    }

    @Test("Daily, weekdays, the second Monday, the last day of a month")
    func usual() throws {
        #expect(try Self.days("FREQ=DAILY;INTERVAL=2", from: "2026-02-27", to: "2026-03-03")
            == ["2026-02-27", "2026-03-01", "2026-03-03"])
        #expect(try Self.days("FREQ=WEEKLY;BYDAY=MO,FR", from: "2026-03-04", to: "2026-03-13")
            == ["2026-03-06", "2026-03-09", "2026-03-13"])
        #expect(try Self.days("RRULE:FREQ=MONTHLY;BYDAY=2MO", from: "2026-03-01", to: "2026-05-31")
            == ["2026-03-09", "2026-04-13", "2026-05-11"])
        #expect(try Self.days("FREQ=MONTHLY;BYMONTHDAY=-1", from: "2026-01-01", to: "2026-03-31")
            == ["2026-01-31", "2026-02-28", "2026-03-31"])
        #expect(try Self.days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", from: "2026-01-01", to: "2026-02-28")
            == ["2026-01-30", "2026-02-27"])
        #expect(try Self.days("FREQ=WEEKLY;INTERVAL=2;COUNT=3", from: "2026-03-03", to: "2027-01-01")
            == ["2026-03-03", "2026-03-17", "2026-03-31"])
    }

    @Test("A month without the day is left out; the end is in it")
    func gaps() throws {
        #expect(try Self.days("FREQ=MONTHLY", from: "2026-01-31", to: "2026-05-31")
            == ["2026-01-31", "2026-03-31", "2026-05-31"])
        #expect(try Self.days("FREQ=DAILY;UNTIL=20260302", from: "2026-03-01", to: "2026-03-31")
            == ["2026-03-01", "2026-03-02"])
    }

    @Test(
        "What is not understood wholly is refused",
        arguments: [
            "", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=WEEKLY;BYMONTHDAY=3",
            "FREQ=DAILY;COUNT=2;UNTIL=20260101", "FREQ=DAILY;BYSETPOS=1", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1",
            "FREQ=MONTHLY;BYSETPOS=1",
            "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;WKST=SU",
            "FREQ=DAILY;UNTIL=20260230", "FREQ=DAILY;", "FREQ=WEEKLY;BYDAY=", "FREQ=DAILY;COUNT=+5",
        ])
    func refused(_ text: String) { #expect(throws: RecurrenceError.self) { try Recurrence(text) } }

    @Test("A rule is written back as it is kept")
    func text() throws {
        #expect(try Recurrence("rrule:freq=monthly;byday=-1fr;interval=1").text == "FREQ=MONTHLY;BYDAY=-1FR")
    }

    @Test("A window that is asked for is a part of the whole", arguments: 0..<40)
    func windows(_ seed: Int) throws {
        let rules = ["FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "FREQ=MONTHLY;INTERVAL=5;BYDAY=1WE"]
        let rule = try Recurrence(rules[seed % 3])
        let start = try #require(Day("2024-02-29"))
        let whole = rule.days(in: start...start.adding(days: 2000), from: start)
        let from = start.adding(days: Int64(seed * 37))
        let part = rule.days(in: from...from.adding(days: 90), from: start)
        #expect(part == whole.filter { $0 >= from && $0 <= from.adding(days: 90) })
    }

    /// A second opinion: what python-dateutil's `rrule` says of random rules (`Tests/System/recurrences.txt`, made by
    /// `Tools/recurrences.py`).
    @Test("As python-dateutil counts it, for 500 random rules")
    func dateutil() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "System/recurrences.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 500)
        for line in lines {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            let (start, end) = (try #require(Day(parts[1])), try #require(Day(parts[2])))
            let rule = try Recurrence(parts[0])
            let found = rule.days(in: start...end, from: start).map { "\($0)" }.joined(separator: ",")
            #expect(found == parts[3], "\(parts[0]) from \(start)")
        }
    }
}
