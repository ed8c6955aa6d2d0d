import Casework
import Kernel

/// The form of a calendar as it stands on the page: everything as it was typed.
struct CalendarForm: Sendable {
    var zone: String
    var week: [Weekday: String]
    /// A day a line.
    var days: String
    var note = ""
    var effect = CalendarVersion.Effect.keep

    init(_ draft: CalendarDraft) {
        (zone, week) = (draft.zone, draft.week)
        days = draft.days.map(\.text).joined(separator: "\n")
    }

    init(_ form: Form) {
        zone = form.raw("zone")
        week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, form.raw($0.rawValue)) })
        (days, note) = (form.raw("days"), form.raw("note"))
        effect = form["effect"].flatMap { CalendarVersion.Effect(rawValue: $0) } ?? .keep
    }

    /// - Throws: ``CaseRefusal/badDay(_:)``
    func draft() throws -> CalendarDraft {
        let lines = days.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        return CalendarDraft(zone: zone, week: week, days: try lines.map { try CalendarDraft.DayLine($0) })
    }

    /// The fields with what is wrong in them.
    func model(_ sentence: PageSentence?, _ ask: Ask) -> Model {
        func error(_ field: String) -> String { sentence?.about(field) ?? "" }
        return [
            "zone": zone, "zoneError": error("zone"), "days": days, "daysError": error("days"), "note": note,
            "noteError": error("note"), "weekError": error("week"), "daysRows": "\(min(24, max(8, lineCount + 1)))",
            "isKeep": effect == .keep, "isMove": effect == .move,
            "weekdays": Weekday.allCases.map { day -> Model in
                [
                    "key": day.rawValue, "name": ask.text("weekday.\(day.rawValue)"), "value": week[day] ?? "",
                    "error": error(day.rawValue),
                ]
            },
        ]
    }

    private var lineCount: Int { days.count { $0 == "\n" } }

    static let fields = ["zone", "days", "note", "week"] + Weekday.allCases.map(\.rawValue)
}
