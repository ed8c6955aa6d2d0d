import Testing

@testable import Kernel

@Suite("What a calendar is made of")
struct CalendarMakingTests {
    @Test(
        "hours are read and written alike",
        arguments: [
            ("08:00-12:00", 480, 720), ("22:00-06:00", 1320, 1800), ("22:00-24:00", 1320, 1440),
            ("00:00-24:00", 0, 1440), ("13:00-00:00", 780, 1440), ("12:01-12:00", 721, 2160),
        ])
    func hours(_ text: String, _ start: Int, _ end: Int) throws {
        let hours = try #require(WorkHours(text))
        #expect((hours.start, hours.end) == (start, end))
        #expect(WorkHours("\(hours)") == hours)
    }

    @Test(
        "what is no interval is refused",
        arguments: [
            "", "08:00", "8:00-12:00", "08:00-8:00", "08:00-12:60", "24:00-06:00", "08:00-24:01", "25:00-26:00",
            "08:00-08:00", "00:00-00:00", "08:00–12:00", "08:00-12:00 ", "08:00 - 12:00", "0800-1200",
            "08:00-12:00-13:00",
            "-8:00-12:00", "０８:00-12:00", "08:00:00-12:00:00",
        ])
    func noHours(_ text: String) { #expect(WorkHours(text) == nil) }

    @Test("overlapping hours of a day are refused, also over midnight; touching ones are as one")
    func overlaps() throws {
        #expect(throws: CalendarRefusal.hoursOverlap("08:00-12:00", "11:59-13:00")) {
            try Office.day("11:59-13:00", "08:00-12:00")
        }
        #expect(throws: CalendarRefusal.hoursOverlap("08:00-12:00", "08:00-12:00")) {
            try Office.day("08:00-12:00", "08:00-12:00")
        }
        #expect(throws: CalendarRefusal.hoursOverlap("22:00-06:00", "23:00-24:00")) {
            try Office.day("22:00-06:00", "23:00-24:00")
        }
        // 05:00 belongs to this morning, 06:00 to the next.
        #expect(try Office.day("22:00-06:00", "05:00-07:00").intervals.count == 2)
        let touching = try Office.calendar(hours: "08:00-12:00", "12:00-18:00")
        let (from, to) = (try touching.at("2026-11-23 08:00"), try touching.at("2026-11-23 18:00"))
        #expect(try touching.steps(from: from, to: to).count == 1)
    }

    @Test("there is a most of everything")
    func limits() throws {
        let many = (0...DayHours.most).compactMap {
            WorkHours("\(padded($0 / 2)):\($0 % 2 * 3)0-\(padded($0 / 2)):\($0 % 2 * 3)5")
        }
        #expect(throws: CalendarRefusal.tooManyHours(most: 24)) { try DayHours(many) }
        let first = try #require(Day("2026-01-01"))
        let days = Dictionary(
            uniqueKeysWithValues: (0...WorkCalendar.mostDays).map {
                (first.adding(days: Int64($0)), WorkCalendar.Exception(.none))
            })
        #expect(throws: CalendarRefusal.tooManyDays(most: 5000)) {
            try WorkCalendar(zone: .shanghai, week: [.mon: .wholeDay], days: days)
        }
        let fine = try WorkCalendar(
            zone: .shanghai, week: Office.week(Weekday.allCases, DayHours(many.dropLast().map(\.self))))
        let from = try fine.at("2026-01-01 00:00")
        #expect(throws: CalendarRefusal.tooManySteps(most: 20_000)) {
            try fine.steps(from: from, to: from + .days(500))
        }
    }

    @Test("a zone has its name in the tz database; what may mean several is refused")
    func zones() throws {
        for name in ["CST", "EST", "GMT+8", "", "Asia/Beijing", "asia/shanghai", "Moon", "+08:00", "../etc/passwd"] {
            #expect(throws: CalendarRefusal.unknownTimeZone(name)) { try WorkCalendar.zone(named: name) }
        }
        #expect(try WorkCalendar.zone(named: "UTC").offsetSeconds(at: Instant(seconds: 0)) == 0)
        #expect(try WorkCalendar.zone(named: "Asia/Kathmandu").identifier == "Asia/Kathmandu")
    }

    @Test("weekdays are those of the calendar on the wall")
    func weekdays() throws {
        for (date, weekday) in [
            ("1970-01-01", Weekday.thu), ("2026-11-23", .mon), ("2026-11-29", .sun), ("1969-12-31", .wed),
            ("1900-01-01", .mon),
        ] {
            #expect(Weekday(of: try #require(Day(date))) == weekday)
        }
    }

    @Test("proposed holidays become days off and make-up days; a day that works anyway is left as it is")
    func holidays() throws {
        let name = Words(zh: "a", zhHant: "b", en: "c")
        func holiday(_ day: String, _ isOff: Bool) throws -> Holiday {
            Holiday(day: try #require(Day(day)), name: name, isOff: isOff)
        }
        let notice = try [holiday("2025-10-01", true), holiday("2025-09-28", false)]
        let office = try Office.calendar(hours: "08:00-12:00", "13:00-18:00")
        let taken = try office.taking(office.exceptions(for: notice))
        #expect(taken.version == office.version + 1)
        #expect(taken.hours(on: notice[0].day) == .none)
        #expect(taken.hours(on: notice[1].day) == (try Office.day("08:00-12:00", "13:00-18:00")))
        #expect(taken.days[notice[0].day]?.name == name)
        let steps = try taken.steps(from: taken.at("2025-09-28 09:00"), to: taken.at("2025-09-28 10:00"))
        #expect(steps.map(\.why) == [.makeUp])

        let always = WorkCalendar.roundTheClock(.shanghai)
        #expect(always.exceptions(for: notice).keys.map(\.description) == ["2025-10-01"])
    }
}
