import Directory
import Foundation
import Hummingbird
import Insight
import Kernel
import Workforce

/// How many people the telephone needs in a week, hours down and days across, beside how many are planned.
enum RosterNeedPage {
    static func response(_ ask: Ask) async throws -> Response {
        let week = try await ask.callNeeds()
        let names = try await Names.load(ask)
        let first = week.days.lowerBound
        func address(_ day: Day) -> String {
            Paths.rosterNeed(
                query: [
                    ("project", week.project.code), ("department", week.department.key), ("from", "\(day)"),
                ])
        }
        let model: Model = [
            "from": "\(first)",
            "before": address(first.adding(days: -7)), "after": address(first.adding(days: 7)),
            "plan": Paths.roster(
                query: [
                    ("project", week.project.code), ("department", week.department.key),
                    ("month", "\(RosterMonth(of: first))"),
                ]),
            "says": says(week, ask), "isEmpty": week.weeks == 0, "days": days(week, ask), "rows": rows(week, ask),
            "sums": sums(week),
            "title": ask.text("roster.need"), "span": "\(first) – \(week.days.upperBound)",
        ]
        return Shell.page(
            "roster-need", model.merging(try ask.rosterChoices(week.project, week.department, names)),
            title: ask.text("roster.need"), place: "roster", in: ask)
    }

    /// By what it was reckoned.
    private static func says(_ week: CallNeedWeek, _ ask: Ask) -> String {
        let times = TimeWords(ask, zone: week.project.zone)
        return ask.text(
            "roster.need.says",
            [
                "percent": "\(week.rules.percent)", "within": times.span(week.answerWithin),
                "weeks": "\(week.weeks)", "handling": week.handling.map(times.span) ?? "–",
            ])
    }

    private static func days(_ week: CallNeedWeek, _ ask: Ask) -> [Model] {
        let today = week.project.zone.day(of: ask.now)
        return week.days.lowerBound.through(week.days.upperBound).map { day in
            [
                "weekday": ask.text("weekday.short.\(Weekday(of: day).rawValue)"), "number": "\(day.date.day)",
                "class": day == today ? "now" : "",
            ]
        }
    }

    /// From the first hour to the last in which anybody calls or is planned.
    private static func rows(_ week: CallNeedWeek, _ ask: Ask) -> [Model] {
        let busy = week.hours.filter { $0.need > 0 || $0.planned > 0 }.map(\.hour)
        guard let first = busy.min(), let last = busy.max() else { return [] }
        let byHour = Dictionary(grouping: week.hours, by: \.hour)
        return (first...last).map { hour in
            [
                "hour": String(format: "%02d:00", hour),
                "cells": (byHour[hour] ?? []).sorted { $0.day < $1.day }.map { one -> Model in
                    let counts = ["need": "\(one.need)", "planned": "\(one.planned)", "calls": calls(one.calls)]
                    return [
                        "need": "\(one.need)", "planned": "\(one.planned)", "isShort": one.isShort,
                        "isQuiet": one.need == 0 && one.planned == 0,
                        "says": ask.text("roster.need.cell", counts),
                    ]
                },
            ]
        }
    }

    /// The calls of each day.
    private static func sums(_ week: CallNeedWeek) -> [Model] {
        let byDay = Dictionary(grouping: week.hours, by: \.day)
        return byDay.keys.sorted().map { day in
            ["calls": calls((byDay[day] ?? []).reduce(0) { $0 + $1.calls })]
        }
    }

    private static func calls(_ count: Double) -> String { String(format: "%.1f", count) }
}

extension Ask {
    /// The week that the address means, from its Monday; without one the week that is.
    func callNeeds() async throws -> CallNeedWeek {
        let place = try await rosterPlace(query("project"), query("department") ?? house.calls.rules.need.department)
        let zone = try await house.places.projects().first { $0.code == place.project }?.zone ?? .shanghai
        let day = try day("from") ?? zone.day(of: now)
        return try await house.needs.week(place, from: Recurrence.monday(of: day), for: try actor)
    }
}
