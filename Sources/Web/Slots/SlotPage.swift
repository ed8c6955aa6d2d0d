import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// What can be booked, as days and hours: taken, free, by whom; a free hour leads to the intake with its time.
enum SlotPage {
    static let gate = Route.Gate.right(.caseRegister)

    static let all: [Route] = [.page(.get, Paths.slots, gate, show)]

    /// The calendar that an address asks for: what, where, from which day.
    static func calendar(_ ask: Ask, building: String? = nil) async throws -> SlotCalendar {
        let what = ask.query("what") ?? ask.house.cases.resources.first?.key ?? ""
        var first: Day?
        if let text = ask.query("from") {
            guard let day = Day(text), day.isSayable else { throw WebRefusal.badQuery("from") }
            first = day
        }
        return try await ask.house.cases.slotCalendar(
            of: what, in: ask.query("project"), building: building ?? ask.query("building") ?? "",
            from: first, for: try ask.actor)
    }

    /// Another project may not have the building that was chosen in the one before.
    private static func shown(_ ask: Ask) async throws -> SlotCalendar {
        do { return try await calendar(ask) } catch DirectoryRefusal.unknownPlace {
            return try await calendar(ask, building: "")
        }
    }

    @Sendable
    private static func show(_ ask: Ask) async throws -> Response {
        let calendar = try await shown(ask)
        let projects = try ask.actor.projects(reaching: .caseRegister, of: try await ask.house.places.openProjects())
        let sheet = SlotSheet(calendar: calendar, names: try await Names.load(ask), now: ask.now)
        var model = sheet.model
        model.merge([
            "whats": Choice.options(
                ask.house.cases.resources.map { ($0.key, $0.name[ask.language]) }, chosen: calendar.resource.key),
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: calendar.project.code),
            "hasProjects": projects.count > 1,
        ])
        return Shell.page("slots", model, title: ask.text("slots.title"), place: "slots", in: ask)
    }
}

/// A week of something that can be booked, as a table. A pure function of its values.
struct SlotSheet {
    let calendar: SlotCalendar
    let names: Names
    let now: Instant

    private var zone: Zone { calendar.project.zone }
    private var name: String { calendar.resource.name[names.language] }

    var model: Model {
        let first = calendar.days.first?.day
        return [
            "name": name, "buildings": Choice.options(
                calendar.buildings.map { ($0.code, $0.name) }, chosen: calendar.building),
            "days": calendar.days.map { ["text": day($0.day)] as Model }, "hours": hours,
            "earlier": first.map { week($0.adding(days: -7)) } ?? "",
            "later": first.map { week($0.adding(days: 7)) } ?? "", "now": week(nil), "first": first?.description ?? "",
            "asksBuilding": calendar.resource.isByBuilding && calendar.building.isEmpty,
            "about": [
                calendar.project.name, calendar.buildings.first { $0.code == calendar.building }?.name ?? "",
                calendar.days.map(\.day).first.map { first in
                    "\(first) – \(calendar.days.last?.day ?? first)"
                } ?? "", names.text("slots.capacity", ["n": "\(calendar.resource.capacity)"]),
            ].filter { !$0.isEmpty }.joined(separator: " · "),
        ]
    }

    private func day(_ day: Day) -> String {
        names.text("slots.day", [
            "month": "\(day.date.month)", "day": "\(day.date.day)",
            "weekday": names.text("weekday.short.\(Weekday(of: day).rawValue)"),
        ])
    }

    private func week(_ first: Day?) -> String {
        Paths.slots(query: [
            ("what", calendar.resource.key), ("project", calendar.project.code),
            ("building", calendar.building.isEmpty ? nil : calendar.building), ("from", first?.description),
        ])
    }

    private var hours: [Model] {
        guard let first = calendar.days.first else { return [] }
        return first.slots.indices.map { place in
            let slots = calendar.days.compactMap { $0.slots.indices.contains(place) ? $0.slots[place] : nil }
            return ["hour": zone.wall(at: first.slots[place].from).time, "cells": slots.map(cell)]
        }
    }

    private func cell(_ slot: SlotCalendar.Slot) -> Model {
        let free = calendar.free(slot, at: now)
        let seen = slot.taken.compactMap(\.item).map { item -> Model in
            ["number": item.number, "href": Paths.case_(item.number), "title": item.title]
        }
        let hidden = slot.taken.count - seen.count
        let isOver = slot.until <= now
        return [
            "isOver": isOver, "isFull": free == 0 && !isOver, "cases": seen,
            "others": hidden > 0 ? names.text("slots.others", ["n": "\(hidden)"]) : "",
            "free": free == 0 ? "" : names.text("slots.free", ["n": "\(free)"]),
            "href": free == 0 ? "" : door(slot),
            "label": "\(name) \(day(zone.day(of: slot.from))) \(zone.wall(at: slot.from).time)",
        ]
    }

    /// The intake of the procedure that books it, with this hour.
    private func door(_ slot: SlotCalendar.Slot) -> String {
        guard let way = calendar.way else { return "" }
        func wall(_ at: Instant) -> String {
            let wall = zone.wall(at: at)
            return "\(Day(wall.date))T\(wall.time)"
        }
        let from = max(slot.from, min(now, slot.until))
        return Paths.intake(query: [
            ("kind", way.kind), ("form.\(way.field).from", wall(from)), ("form.\(way.field).until", wall(slot.until)),
        ])
    }
}
