import Testing

@testable import Kernel

/// The lines of the specification's clocks that concern the calendar, by their numbers. 2026-11-23 is a Monday.
@Suite("Clocks and promises, line by line")
struct ClockLineTests {
    @Test("1: the start of an interval is in it, its end is not, to the millisecond")
    func edges() throws {
        let office = try Office.calendar()
        let (open, close) = (try office.at("2026-11-23 08:00"), try office.at("2026-11-23 18:00"))
        let tick = Span(milliseconds: 1)
        #expect(office.isWorking(at: open) && !office.isWorking(at: open - tick))
        #expect(!office.isWorking(at: close) && office.isWorking(at: close - tick))
        #expect(office.worked(from: open - .seconds(9), to: open + Span(milliseconds: 1234)).milliseconds == 1234)
        let due = try office.due(from: close - Span(milliseconds: 1500), target: .seconds(2)).instant
        #expect(due.description == "2026-11-24T00:00:00.500Z")
    }

    @Test("1: a due time is the first instant at which the target is used: closing time, not the next opening")
    func dueAtClosing() throws {
        let office = try Office.calendar()
        #expect(try office.due("2026-11-23 17:00", .hours(1)) == "2026-11-23T18:00:00+08:00")
        #expect(try office.due("2026-11-23 12:00", .zero) == "2026-11-23T12:00:00+08:00")
        #expect(try office.due("2026-11-22 03:00", .zero) == "2026-11-22T03:00:00+08:00")
    }

    @Test(
        "1: a repeated hour counts each time it is shown, a missing one never",
        arguments: [
            ("Europe/Berlin", "2026-10-25", "02:00-03:00", 120), ("Europe/Berlin", "2026-03-29", "02:00-03:00", 0),
            ("Europe/Berlin", "2026-03-29", "00:00-24:00", 1380), ("Europe/Berlin", "2026-10-25", "00:00-24:00", 1500),
            ("Europe/Berlin", "2026-10-25", "02:30-03:00", 60), ("Europe/Berlin", "2026-03-29", "01:30-03:30", 60),
            ("America/New_York", "2026-11-01", "01:15-01:45", 60),
            ("Australia/Lord_Howe", "2026-04-05", "01:30-02:00", 60),
            ("Australia/Lord_Howe", "2026-10-04", "02:00-02:30", 0),
            ("Australia/Lord_Howe", "2026-10-04", "01:00-03:00", 90),
            // Midnight is missing, midnight is repeated, a minute of the next day comes before an hour of this one.
            ("America/Sao_Paulo", "2017-10-15", "00:00-24:00", 1380),
            ("America/Sao_Paulo", "2017-10-15", "00:00-01:00", 0),
            ("America/Sao_Paulo", "2018-02-17", "23:00-24:00", 120),
            ("America/Havana", "2025-11-02", "00:00-01:00", 120),
            ("America/St_Johns", "2010-11-06", "23:00-24:00", 119),
            ("America/St_Johns", "2010-11-07", "00:00-00:01", 2),
            ("America/St_Johns", "2010-11-07", "00:00-24:00", 1441),
            // The day that was not, and one that was thirty minutes too long, or too short.
            ("Pacific/Apia", "2011-12-30", "00:00-24:00", 0), ("Pacific/Apia", "2011-12-29", "00:00-24:00", 1440),
            ("Asia/Pyongyang", "2015-08-15", "00:00-24:00", 1440),
            ("Asia/Pyongyang", "2015-08-14", "00:00-24:00", 1470),
            ("Asia/Pyongyang", "2018-05-04", "23:00-24:00", 30),
        ])
    func jumps(_ name: String, _ date: String, _ hours: String, _ minutes: Int64) throws {
        let day = try #require(Day(date))
        let calendar = try WorkCalendar(
            zone: WorkCalendar.zone(named: name), week: [:], days: [day: .init(Office.day(hours))])
        let noon = Instant(seconds: day.date.daysSince1970 * 86_400)
        let worked = calendar.worked(from: noon - .days(4), to: noon + .days(4))
        #expect(worked == .minutes(minutes))
    }

    @Test("2: a day is that of the calendar's zone, not that of UTC or of whoever asks")
    func zones() throws {
        let shanghai = try Office.calendar("Asia/Shanghai", ["2026-11-24": .none])
        let berlin = try Office.calendar("Europe/Berlin", ["2026-11-24": .none])
        let early = Instant("2026-11-24T00:30:00Z")!
        #expect(!shanghai.isWorking(at: early) && shanghai.isWorking(at: early + .days(1)))
        #expect(!berlin.isWorking(at: early + .hours(8)) && berlin.isWorking(at: early + .hours(32)))
        #expect(try shanghai.nextOpening(after: early) == Instant("2026-11-25T00:00:00Z"))
        #expect(try berlin.nextOpening(after: early) == Instant("2026-11-25T07:00:00Z"))
    }

    @Test("3: four hours from Monday 17:00 are due on Tuesday at 11:00, the warning an hour before at 10:00")
    func fourHours() throws {
        let office = try Office.calendar()
        #expect(try office.due("2026-11-23 17:00", .hours(4)) == "2026-11-24T11:00:00+08:00")
        #expect(try office.due("2026-11-23 17:00", .hours(4 - 1)) == "2026-11-24T10:00:00+08:00")
        #expect(try office.worked("2026-11-23 17:00", "2026-11-24 11:00") == .hours(4))
    }

    @Test("4: lunch, holidays, half days, make-up working days, shifts over midnight, round the clock")
    func kindsOfDays() throws {
        let full = try Office.day("08:00-12:00", "13:00-18:00")
        let office = try Office.calendar(
            "Asia/Shanghai",
            ["2025-10-01": .none, "2025-10-02": .none, "2025-10-03": Office.day("08:00-12:00"), "2025-09-28": full],
            hours: "08:00-12:00", "13:00-18:00")
        #expect(try office.due("2025-09-30 11:00", .hours(2)) == "2025-09-30T14:00:00+08:00")
        #expect(try office.due("2025-09-30 17:00", .hours(2)) == "2025-10-03T09:00:00+08:00")
        #expect(try office.due("2025-10-03 11:00", .hours(2)) == "2025-10-06T09:00:00+08:00")
        #expect(try office.due("2025-09-27 10:00", .hours(1)) == "2025-09-28T09:00:00+08:00")

        let night = try Office.day("22:00-06:00")
        let guards = try WorkCalendar(
            zone: .shanghai, week: [.fri: night], days: [try #require(Day("2026-11-28")): .init(.none)])
        // Saturday is a day off, but the shift that began on Friday goes on into it.
        #expect(try guards.due("2026-11-27 23:00", .hours(7)) == "2026-11-28T06:00:00+08:00")
        #expect(try guards.due("2026-11-28 05:00", .hours(2)) == "2026-12-04T23:00:00+08:00")

        let always = WorkCalendar.roundTheClock(.shanghai)
        #expect(try always.due("2026-11-28 05:00", .hours(49)) == "2026-11-30T06:00:00+08:00")
    }

    @Test("4: a shift over midnight into the hours of the next day counts once")
    func overlapOverMidnight() throws {
        let calendar = try WorkCalendar(
            zone: .shanghai, week: [.fri: Office.day("22:00-06:00"), .sat: Office.day("05:00-08:00")])
        #expect(try calendar.worked("2026-11-27 20:00", "2026-11-28 20:00") == .hours(10))
    }

    @Test("5: paused time counts on the working clock, overlapping pauses once")
    func pauses() throws {
        let office = try Office.calendar()
        // The night within a pause is no working time: two hours are lost, not sixteen.
        let due = try office.due("2026-11-23 15:00", .hours(4), ("2026-11-23 17:00", "2026-11-24 09:00"))
        #expect(due == "2026-11-24T11:00:00+08:00")
        let twice = try office.due(
            "2026-11-23 09:00", .hours(4), ("2026-11-23 10:00", "2026-11-23 12:00"),
            ("2026-11-23 11:00", "2026-11-23 13:00"), ("2026-11-23 11:30", "2026-11-23 11:40"))
        #expect(twice == "2026-11-23T16:00:00+08:00")
        let outside = try office.due("2026-11-23 09:00", .hours(4), ("2026-11-22 10:00", "2026-11-23 08:30"))
        #expect(outside == "2026-11-23T13:00:00+08:00")
    }

    @Test("5: a pause without end stops the clock, unless the target was reached before it")
    func openPause() throws {
        let office = try Office.calendar()
        let (start, stop) = (try office.at("2026-11-23 09:00"), try office.at("2026-11-23 12:00"))
        let open = [Pause(from: stop, to: nil)]
        #expect(throws: CalendarRefusal.clockStandsStill(since: stop)) {
            try office.due(from: start, target: .hours(4), pauses: open)
        }
        #expect(try office.due(from: start, target: .hours(3), pauses: open).instant == stop)
        #expect(office.worked(from: start, to: stop + .days(9), pauses: open) == .hours(3))
    }

    @Test("7: opened outside hours, the clock starts at the next opening")
    func openedOutside() throws {
        let office = try Office.calendar()
        let (saturday, monday) = (try office.at("2026-11-28 23:00"), try office.at("2026-11-30 08:00"))
        #expect(try office.nextOpening(after: saturday) == monday)
        #expect(try office.nextOpening(after: monday) == monday)
        #expect(try office.due("2026-11-28 23:00", .minutes(30)) == "2026-11-30T08:30:00+08:00")
        #expect(try office.worked("2026-11-28 23:00", "2026-11-30 08:10") == .minutes(10))
    }

    @Test("15: a calendar without working time is refused, and nobody looks longer than a year")
    func withoutWorkingTime() throws {
        #expect(throws: CalendarRefusal.noWorkingTime) { try WorkCalendar(zone: .shanghai, week: [.mon: .none]) }
        let days = [try #require(Day("2026-11-24")): WorkCalendar.Exception(try Office.day("09:00-10:00"))]
        let once = try WorkCalendar(zone: .shanghai, week: [:], days: days)
        #expect(try once.due("2026-11-23 09:00", .hours(1)) == "2026-11-24T10:00:00+08:00")
        let end = try once.at("2026-11-24 10:00")
        #expect(throws: CalendarRefusal.noWorkingTimeAhead(after: end)) { try once.due("2026-11-23 09:00", .hours(2)) }
        #expect(throws: CalendarRefusal.noWorkingTimeAhead(after: end)) { try once.nextOpening(after: end) }
        #expect(try once.nextOpening(after: end - .days(365)) == end - .hours(1))
    }

    @Test("16: a due time is explained by rows that add up")
    func explained() throws {
        let holiday = WorkCalendar.Exception(.none, name: Words(zh: "a", zhHant: "b", en: "c"))
        let office = try Office.calendar(hours: "08:00-12:00", "13:00-18:00")
            .taking([try #require(Day("2026-11-24")): holiday, try #require(Day("2026-11-25")): holiday])
        let due = try office.due(
            from: office.at("2026-11-23 11:00"), target: .hours(6),
            pauses: [Pause(from: office.at("2026-11-23 15:00"), to: office.at("2026-11-23 20:00"))])
        let rows = try due.steps().map {
            "\(office.zone.text($0.from).dropLast(9)) \($0.why.rawValue) \($0.length.wholeMinutes)"
        }
        #expect(
            rows == [
                "2026-11-23T11:00 interval 60", "2026-11-23T12:00 closed 60", "2026-11-23T13:00 interval 120",
                "2026-11-23T15:00 pause 180", "2026-11-23T18:00 closed 360", "2026-11-24T00:00 holiday 2880",
                "2026-11-26T00:00 closed 480", "2026-11-26T08:00 interval 180",
            ])
        #expect(try due.steps()[5].name == holiday.name)
        #expect(due.calendar.version == 2 && due.target == .hours(6))
    }

    @Test("18: days that are left out lengthen, and what is bounded stays bounded")
    func leftOut() throws {
        let office = try Office.calendar("Asia/Shanghai", ["2026-11-24": .none])
        #expect(try office.due("2026-11-23 17:00", .hours(4)) == "2026-11-25T11:00:00+08:00")
        #expect(throws: CalendarRefusal.timeOutOfReach) { try office.due("2198-11-23 17:00", .hours(40_000)) }
        #expect(throws: CalendarRefusal.timeOutOfReach) {
            try office.due(from: Instant(milliseconds: .max), target: .hours(4))
        }
        #expect(throws: CalendarRefusal.targetBelowZero) { try office.due("2026-11-23 17:00", .hours(-1)) }
        let all = office.worked(from: Instant(milliseconds: .min), to: Instant(milliseconds: .max))
        #expect(all > .hours(780_000) && all < .hours(783_000))
    }
}
