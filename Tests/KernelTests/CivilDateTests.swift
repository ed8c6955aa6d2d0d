import Foundation
import Testing

@testable import Kernel

@Suite("Dates of the calendar")
struct CivilDateTests {
    private static let gregorian: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        return calendar
    }()

    @Test("each day from 1900 to 2200 is what Foundation's calendar says")
    func everyDay() {
        let first: Int64 = -25_567
        let last: Int64 = 84_371
        var wrong: [Int64] = []
        for day in first...last {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = Self.gregorian.dateComponents([.year, .month, .day], from: date)
            let ours = CivilDate(daysSince1970: day)
            let isSame = ours.year == parts.year && ours.month == parts.month && ours.day == parts.day
            if !isSame || ours.daysSince1970 != day { wrong.append(day) }
        }
        #expect(wrong == [])
        #expect(CivilDate(daysSince1970: first) == CivilDate(year: 1900, month: 1, day: 1))
        #expect(CivilDate(daysSince1970: last) == CivilDate(year: 2201, month: 1, day: 1))
    }

    @Test("a day that the calendar has not is nil; all it has are there")
    func validity() {
        for year in 1896...2204 {
            for month in 0...13 {
                let start = DateComponents(year: year, month: month)
                let days = (1...12).contains(month)
                    ? Self.gregorian.range(of: .day, in: .month, for: Self.gregorian.date(from: start)!)!.count : 0
                let ours = (-1...33).filter { CivilDate(year: year, month: month, day: $0) != nil }
                #expect(ours == Array(1..<(days + 1)), "\(year)-\(month)")
            }
        }
    }

    @Test("far from today the conversions still undo each other")
    func farAway() {
        for days: Int64 in [-106_751_991_167, -719_469, -719_468, -1, 0, 11_016, 106_751_991_167] {
            #expect(CivilDate(daysSince1970: days).daysSince1970 == days)
        }
        #expect((-1 as Int64).floorDivided(by: 7) == -1)
        #expect((-7 as Int64).floorDivided(by: 7) == -1)
        #expect((7 as Int64).floorDivided(by: 7) == 1)
    }
}

@Suite("Days")
struct DayTests {
    @Test("a day is its ISO text", arguments: ["2026-11-23", "1900-01-01", "2000-02-29", "0999-12-31"])
    func roundTrip(_ text: String) throws {
        let day = try #require(Day(text))
        #expect(day.description == text)
        #expect(try JSONDecoder().decode(Day.self, from: try JSONEncoder().encode(day)) == day)
    }

    @Test("anything else is not a day", arguments: [
        "", "2026-1-23", "2026-11-3", "20261123", "2026-02-29", "2026-11-23T", "2026/11/23", "2026-+1-01", "+026-01-01",
        "-026-01-01", "2026-01-0１", " 026-01-01", "26-11-2300",
    ])
    func rejects(_ text: String) { #expect(Day(text) == nil) }

    @Test("adding days goes over months, years and leap days")
    func adding() {
        #expect(Day("2024-02-28")!.adding(days: 1) == Day("2024-02-29"))
        #expect(Day("2025-12-31")!.adding(days: 1) == Day("2026-01-01"))
        #expect(Day("2026-03-01")!.adding(days: -366) == Day("2025-02-28"))
        #expect(Day("2025-12-31")! < Day("2026-01-01")!)
    }
}
