import Kernel

/// A year of a calendar, month by month: what is off, what is worked, what differs.
struct CalendarYear {
    let calendar: WorkCalendar
    let year: Int
    let today: Day
    let ask: Ask

    var model: Model {
        ["year": "\(year)", "months": (1...12).map(month)]
    }

    private func month(_ number: Int) -> Model {
        guard let first = CivilDate(year: year, month: number, day: 1).map({ Day($0) }) else { return [:] }
        let days = (0..<31).map { first.adding(days: $0) }.filter { $0.date.month == number }
        let before = Weekday.allCases.firstIndex(of: Weekday(of: first)) ?? 0
        let cells = Array(repeating: blank, count: before) + days.map(cell)
        let rows = stride(from: 0, to: cells.count, by: 7).map { cells[$0..<min($0 + 7, cells.count)] }
        return [
            "name": ask.text("calendar.month", ["year": "\(year)", "month": "\(number)"]),
            "head": Weekday.allCases.map { ["name": ask.text("weekday.short.\($0.rawValue)")] as Model },
            "rows": rows.map { ["cells": Array($0)] as Model },
        ]
    }

    private var blank: Model { ["day": "", "class": "", "title": "", "mark": "", "isDay": false] }

    private func cell(_ day: Day) -> Model {
        let kind = kind(of: day)
        let hours = calendar.hours(on: day)
        let what = [day.description, hours.isEmpty ? "" : hours.description, name(of: day)]
        return [
            "day": "\(day.date.day)", "class": "day-\(kind)" + (day == today ? " day-today" : ""), "isDay": true,
            "title": what.filter { !$0.isEmpty }.joined(separator: " "),
            "mark": ["off", "make-up", "changed"].contains(kind) ? ask.text("calendar.mark.\(kind)") : "",
        ]
    }

    private func name(of day: Day) -> String { calendar.days[day]?.name?[ask.language] ?? "" }

    private func kind(of day: Day) -> String {
        let usual = calendar.week[Weekday(of: day)] ?? .none
        guard let exception = calendar.days[day] else { return usual.isEmpty ? "rest" : "work" }
        if exception.hours.isEmpty { return "off" }
        return usual.isEmpty ? "make-up" : "changed"
    }
}
