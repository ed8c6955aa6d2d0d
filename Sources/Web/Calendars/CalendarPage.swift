import Casework
import Directory
import Hummingbird
import Kernel
import Store
import Workforce

/// One calendar: its week, the days that differ, a year of it; what a draft would change, and the decision.
enum CalendarPage {
    static let all: [Route] = [
        .page(.get, Paths.calendars, .right(.calendarsEdit), CalendarListPage.response),
        .page(.get, Paths.calendar, .right(.calendarsEdit)) { ask in
            do { return try await show(ask, place: ask.query("place")) } catch let refusal as DirectoryRefusal {
                guard case .unknownPlace = refusal else { throw refusal }
                return try await show(ask, place: nil, refusal)
            }
        },
        .page(.post, Paths.calendar, .right(.calendarsEdit), act),
    ]

    /// - Parameter refusal: why it is not that of the place that was asked for.
    private static func show(_ ask: Ask, place: String?, _ refusal: DirectoryRefusal? = nil) async throws -> Response {
        let place = try await ask.calendarPlace(project: ask.query("project"), place: place)
        let version = try ask.integer("version", 1...Int(Int32.max), otherwise: 0)
        let shown = try await ask.house.cases.calendar(place, version: version == 0 ? nil : version, for: try ask.actor)
        let form = CalendarForm(CalendarDraft(shown.shown.calendar, in: ask.language))
        var sheet = CalendarSheet(shown: shown, form: form, year: try year(ask, nil), ask: ask)
        sheet.refusal = refusal
        return try await sheet.response()
    }

    private static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        guard let base = form["base"].flatMap({ Int($0) }) else { throw WebRefusal.missing(field: "base") }
        let place = try await ask.calendarPlace(project: form["project"], place: form["place"])
        let shown = try await ask.house.cases.calendar(place, for: try ask.actor)
        var sheet = CalendarSheet(
            shown: shown, form: CalendarForm(form), base: base, year: try year(ask, form), ask: ask)
        do {
            switch form["do"] {
            case "publish":
                let version = try await publish(form, sheet, in: ask)
                return .see(ask.address(of: place, [("saved", "\(version)")]))
            case "take": try sheet.take((form.values["take"] ?? []).compactMap { Day($0) })
            case nil where form["after"] == nil: break
            default: try await sheet.look(after: form["after"])
            }
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            sheet.refusal = refusal
            // What was decided on stays in sight.
            if form["do"] == "publish" { try? await sheet.look(after: nil) }
        }
        return try await sheet.response()
    }

    private static func publish(_ form: Form, _ sheet: CalendarSheet, in ask: Ask) async throws -> Int {
        let asked = CalendarPublishing(
            try sheet.form.draft(), basedOn: sheet.base, note: sheet.form.note, effect: sheet.form.effect)
        let shown = try await ask.house.cases.publish(
            asked, as: sheet.shown.place, request: ask.requestKey(form), by: try ask.actor)
        return shown.current.number
    }

    /// The year that is drawn: a button's, else the one that was drawn, else this one.
    private static func year(_ ask: Ask, _ form: Form?) throws -> Int {
        let asked = form?["year"] ?? form?["shown-year"] ?? ask.query("year")
        guard let asked else { return Zone.shanghai.day(of: ask.now).date.year }
        guard let year = Int(asked), (1900...2199).contains(year) else { throw WebRefusal.badQuery("year") }
        return year
    }
}

extension Ask {
    /// The calendar of the address: of the desk that has one of its name, a project's own, or that of a part of it.
    ///
    /// - Parameter place: code or ID; only with a project.
    /// - Throws: ``CaseRefusal/unknownCalendar(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)`` · ``WebRefusal/missing(field:)``
    func calendarPlace(project: String?, place: String?, desk: String? = nil) async throws -> CalendarPlace {
        let key = name("calendar")
        let having = house.cases.desks.values.filter { $0.levels.calendars.keys.contains(key) }.map(\.key).sorted()
        guard let desk = having.first(where: { desk == nil || $0 == desk }) else {
            throw CaseRefusal.unknownCalendar(key)
        }
        let own = project.flatMap { $0.isEmpty ? nil : $0 }
        let part = place.flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
        guard own != nil || part == nil else { throw WebRefusal.missing(field: "project") }
        guard let own else { return CalendarPlace(desk: desk, key: key, project: nil) }
        let project = try await self.project(own, .calendarsEdit).id
        return CalendarPlace(desk: desk, key: key, project: project, part: try await self.part(part, in: project))
    }

    private func part(_ name: String?, in project: ID<Project>) async throws -> ID<Place>? {
        guard let name else { return nil }
        return try await house.places.place(named: name, in: project).id
    }

    func address(of place: CalendarPlace, _ more: [(String, String?)] = []) -> String {
        Paths.calendar(
            place.key, query: [("project", place.project?.description), ("place", place.part?.description)] + more)
    }
}
