import Foundation
import Kernel
import Testing

@testable import Casework

@Suite("A calendar as it is typed")
struct CalendarDraftTests {
    private let base: WorkCalendar
    private let now = House.morning

    init() throws { base = try #require(Checkout.desk.get().levels.calendars.file("office")) }

    private func draft(_ week: [Weekday: String], _ lines: [String] = [], zone: String = "Asia/Shanghai") throws
        -> CalendarDraft
    {
        CalendarDraft(zone: zone, week: week, days: try lines.map { try CalendarDraft.DayLine($0) })
    }

    private func read(_ draft: CalendarDraft) throws -> WorkCalendar {
        let known = try Checkout.desk.get().holidays.flatMap(\.holidays).map(\.name)
        return try draft.calendar(after: base, number: 2, known: known, at: now)
    }

    @Test("hours in the words of the file, also with the signs of a Chinese keyboard; nothing or a dash is a day off")
    func hours() throws {
        #expect(try CalendarDraft.hours("08:00-12:00, 13:00-18:00").description == "08:00-12:00, 13:00-18:00")
        #expect(try CalendarDraft.hours(" 13：00–18：00，08:00 - 12:00 ").description == "08:00-12:00, 13:00-18:00")
        #expect(try CalendarDraft.hours("22:00-06:00").description == "22:00-06:00")
        for nothing in ["", " ", "-"] { #expect(try CalendarDraft.hours(nothing).isEmpty) }
    }

    @Test(
        "a day a line: off, worked, with a name or without",
        arguments: [
            ("2026-10-01: - 国庆节", "-", "国庆节"), ("2026-10-01: -", "-", ""),
            ("2026-10-10: 08:00-12:00, 13:00-18:00 调休", "08:00-12:00, 13:00-18:00", "调休"),
            ("2026-10-10：08:00-12:00", "08:00-12:00", ""), ("2026-10-10: 9:00 x", "9:00", "x"),
        ])
    func lines(_ line: String, _ hours: String, _ name: String) throws {
        let read = try CalendarDraft.DayLine(line)
        #expect(read == CalendarDraft.DayLine(day: String(line.prefix(10)), hours: hours, name: name))
        #expect(try CalendarDraft.DayLine(read.text) == read)
    }

    @Test(
        "what is no such line is refused with it",
        arguments: ["2026-02-30: -", "2026-10-01", "国庆节", "2026-10-01: 国庆"])
    func badLines(_ line: String) {
        #expect(throws: CaseRefusal.badDay(line)) { try CalendarDraft.DayLine(line) }
    }

    @Test("typed as it stands, a calendar is the same; names keep all their languages")
    func again() throws {
        let taken = base.exceptions(for: try Checkout.desk.get().holidays.flatMap(\.holidays))
        let calendar = try base.taking(taken)
        for language in Language.allCases {
            let read = try read(CalendarDraft(calendar, in: language))
            #expect(read.week == calendar.week && read.days == calendar.days && read.version == 2)
        }
    }

    @Test("bad input is refused at its field")
    func fields() throws {
        func field(_ draft: CalendarDraft) -> String? {
            do { _ = try read(draft) } catch { return (error as? any Refusal).map { "\($0.fields) \($0.code)" } }
            return nil
        }
        #expect(field(try draft([.mon: "08:00-12:00"], zone: "CST")) == #"["zone"] unknownTimeZone"#)
        #expect(field(try draft([.mon: "8-12"])) == #"["mon"] badHours"#)
        #expect(field(try draft([.tue: "08:00-12:00, 11:00-13:00"])) == #"["tue"] hoursOverlap"#)
        #expect(field(try draft([:])) == #"["week"] noWorkingTime"#)
        #expect(field(try draft([:], ["2026-05-01: 08:00-12:00"])) == #"["week"] noWorkingTimeAhead"#)
        #expect(field(try draft([.mon: "08:00-12:00"], ["2026-05-01: 25:00-26:00"])) == #"["days"] badHours"#)
        #expect(
            field(try draft([.mon: "08:00-12:00"], ["2026-05-01: -", "2026-05-01: -"])) == #"["days"] dayTwice"#)
        #expect(field(try draft([.mon: "08:00-12:00"])) == nil)
    }

    @Test("a year without working time is refused, wherever it lies; a shorter gap is not")
    func gaps() throws {
        let first = try #require(Day("2030-01-07"))
        func holes(_ weeks: Int64) throws -> CalendarDraft {
            try draft([.mon: "08:00-12:00"], (0..<weeks).map { "\(first.adding(days: 7 * $0)): -" })
        }
        #expect(throws: CalendarFieldRefusal.self) { try read(holes(54)) }
        #expect(try read(holes(50)).days.count == 50)
    }

    @Test("proposed days are taken up only where somebody chose them")
    func taking() throws {
        let file = try #require(Checkout.desk.get().holidays.first { $0.year == 2026 })
        #expect(base.days.isEmpty && file.open(in: base).count == file.holidays.count)
        let version = CalendarVersion(
            id: ID(number: 1), desk: "property", key: "office", project: nil, calendar: base, publishedAt: now, by: nil,
            byName: "", via: "", note: "", effect: .keep, taken: [])
        let shown = CalendarShown(
            place: CalendarPlace(desk: "property", key: "office", project: nil), current: version, shown: version,
            history: [version], holidays: [file])
        let days = Set(["2026-10-01", "2026-10-10"].compactMap { Day($0) })
        let draft = try shown.draft(CalendarDraft(base, in: .english), taking: days, in: .english, at: now)
        #expect(
            draft.days.map(\.text)
                == ["2026-10-01: - National Day", "2026-10-10: 08:00-12:00, 13:00-18:00 National Day"])
        #expect(file.open(in: try shown.calendar(of: draft, at: now)).count == file.holidays.count - 2)
    }
}
