import Kernel
import Workforce

extension RosterSheet {
    /// People down, days across, what each month comes to, and how many are there on each day.
    var table: Model {
        let (days, today) = (plan.month.days, plan.project.zone.day(of: ask.now))
        let broken = Dictionary(grouping: plan.open.filter { $0.staff != nil }, by: \.staff)
        let short = Dictionary(grouping: plan.open.filter { $0.rule == .staffing }, by: \.first)
        let colours = Dictionary(uniqueKeysWithValues: plan.shifts.map { ($0.key, $0.colour.rawValue) })
        return [
            "days": days.map { day -> Model in
                [
                    "day": "\(day)", "number": "\(day.date.day)",
                    "weekday": ask.text("weekday.short.\(Weekday(of: day).rawValue)"),
                    "class": day == today ? "now" : isFree(day) ? "end" : "",
                ]
            },
            "rows": plan.lines.map { row($0, days, broken[$0.staff.id] ?? [], colours) },
            "hasRows": !plan.lines.isEmpty,
            "counts": days.map { day -> Model in
                let missing = short[day] ?? []
                return [
                    "n": "\(plan.count(on: day))", "isShort": !missing.isEmpty,
                    "says": missing.map { words.sentence($0) }.joined(separator: "\n"),
                ]
            },
        ]
    }

    private func row(
        _ line: RosterPlan.Line, _ days: [Day], _ broken: [RosterBreach], _ colours: [String: String]
    ) -> Model {
        [
            "id": "\(line.staff.id)", "name": line.staff.name,
            "cells": days.map { cell(line, $0, broken, colours) },
            "hours": (Double(line.sums.minutes) / 60).tenths, "nights": "\(line.sums.nights)",
            "weekends": "\(line.sums.weekendDays)", "holidays": "\(line.sums.holidays)",
        ]
    }

    private func cell(
        _ line: RosterPlan.Line, _ day: Day, _ broken: [RosterBreach], _ colours: [String: String]
    ) -> Model {
        let shift = line.shifts[day]
        let found = broken.isEmpty ? [] : broken.filter { $0.first <= day && day <= $0.last && shift != nil }
        let gone = line.leaves.isEmpty ? nil : line.leaves.first { $0.first <= day && day <= $0.last }
        let classes = [
            shift.map { "sh-\(colours[$0] ?? "grey")" } ?? "", isFree(day) ? "end" : "", found.isEmpty ? "" : "bad",
            gone == nil ? "" : "away",
        ]
        let says = found.map { words.sentence($0) } + (gone.map { [words.leaveKind($0.kind)] } ?? [])
        return [
            "mark": shift.map { words.mark($0) } ?? "",
            "class": classes.filter { !$0.isEmpty }.joined(separator: " "), "says": says.joined(separator: "\n"),
        ]
    }

    private func isFree(_ day: Day) -> Bool {
        [.sat, .sun].contains(Weekday(of: day)) || ask.house.cases.rosterRules.holidays.contains(day)
    }
}
