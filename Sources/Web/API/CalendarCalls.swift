import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Working calendars: what is published, what a draft would change, and publishing it.
enum CalendarCalls {
    private static let place: [Operation.Parameter] = [
        .init("project", .string()), .init("place", .string()), .init("desk", .string()),
    ]

    static let all: [Route] = [
        .api(
            .get, Paths.API.calendars, .right(.calendarsEdit),
            Operation(
                id: "calendars", summary: "Working calendars of the desks, and those that projects and parts have",
                answer: .page(of: .ref("CalendarVersion")))
        ) { ask in
            let all = try await ask.house.cases.calendars(for: try ask.actor)
            return .json(PageJSON(items: all.map { CalendarVersionJSON(version: $0) }, next: nil))
        },
        .api(
            .get, Paths.API.calendar, .right(.calendarsEdit),
            Operation(
                id: "calendar", summary: "One calendar: its week and days, its versions, what may be taken up",
                query: place + [.init("version", .integer(1...Int(Int32.max)))], answer: .ref("Calendar"))
        ) { ask in
            let number = try ask.integer("version", 1...Int(Int32.max), otherwise: 0)
            let shown = try await ask.house.cases.calendar(
                try await ask.calendarPlace(
                    project: ask.query("project"), place: ask.query("place"), desk: ask.query("desk")),
                version: number == 0 ? nil : number, for: try ask.actor)
            return .json(CalendarJSON(shown: shown, language: ask.language))
        },
        .api(
            .post, Paths.API.calendarPreview, .right(.calendarsEdit),
            Operation(
                id: "previewCalendar", summary: "What a draft would change of the promises that are open",
                query: CaseCalls.paging, body: .ref("CalendarDraft"), answer: .ref("CalendarPreview"))
        ) { ask in
            let (body, _) = try await ask.json(CalendarBody.self)
            let preview = try await ask.house.cases.preview(
                try body.draft(),
                of: try await ask.calendarPlace(project: body.project, place: body.place, desk: body.desk),
                after: ask.query("after"), limit: try ask.limit(), for: try ask.actor)
            return .json(CalendarPreviewJSON(preview: preview, zones: try await ask.house.lookups.zones()))
        },
        .api(
            .post, Paths.API.calendarVersions, .right(.calendarsEdit),
            Operation(
                id: "publishCalendar", summary: "Publishes a draft; open promises stay or move with it",
                body: .ref("CalendarPublishing"), answer: .ref("Calendar"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(PublishingBody.self)
            let place = try await ask.calendarPlace(
                project: body.draft.project, place: body.draft.place, desk: body.draft.desk)
            let asked = CalendarPublishing(
                try body.draft.draft(), basedOn: body.basedOn, note: body.note, effect: body.openPromises)
            let shown = try await ask.house.cases.publish(asked, as: place, request: key, by: try ask.actor)
            return .json(CalendarJSON(shown: shown, language: ask.language), status: .created)
        },
    ]
}

/// A draft in the words of the calendar file.
private struct CalendarBody: Decodable, Sendable {
    struct Entry: Decodable {
        let hours: [String]
        let name: String?
    }

    let desk: String?
    /// Code or ID; nil for the desk's calendar.
    let project: String?
    /// Code or ID of a place of the project; nil for the whole of it.
    let place: String?
    let zone: String
    let week: [String: [String]]
    let days: [String: Entry]?

    /// - Throws: ``CaseRefusal/unknownWord(field:given:known:)`` for a weekday that is none
    func draft() throws -> CalendarDraft {
        var week: [Weekday: String] = [:]
        for (key, hours) in self.week {
            guard let weekday = Weekday(rawValue: key) else {
                throw CaseRefusal.unknownWord(field: "week", given: key, known: Weekday.allCases.map(\.rawValue))
            }
            week[weekday] = hours.joined(separator: ", ")
        }
        let days = (days ?? [:]).sorted { $0.key < $1.key }.map { day, entry in
            CalendarDraft.DayLine(day: day, hours: entry.hours.joined(separator: ", "), name: entry.name ?? "")
        }
        return CalendarDraft(zone: zone, week: week, days: days)
    }
}

private struct PublishingBody: Decodable, Sendable {
    let draft: CalendarBody
    let basedOn: Int
    let note: String
    let openPromises: CalendarVersion.Effect

    private enum CodingKeys: String, CodingKey { case basedOn, note, openPromises }

    init(from decoder: any Decoder) throws {
        draft = try CalendarBody(from: decoder)
        let table = try decoder.container(keyedBy: CodingKeys.self)
        basedOn = try table.decode(Int.self, forKey: .basedOn)
        note = try table.decode(String.self, forKey: .note)
        guard let effect = CalendarVersion.Effect(rawValue: try table.decode(String.self, forKey: .openPromises)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .openPromises, in: table, debugDescription: "neither keep nor move")
        }
        openPromises = effect
    }
}
