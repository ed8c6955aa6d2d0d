import Bulletin
import Casework
import Kernel
import Workforce

/// The form of minutes: as they stand, or as they were typed where they came back. Some empty items stand at the end.
struct MeetingForm {
    private static let emptyItems = 3

    /// What was typed; nil where nothing was refused.
    let form: Form?
    let draft: MeetingDraft
    let times: TimeWords
    let names: Names

    /// What a form says.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    static func draft(_ form: Form, _ times: TimeWords) throws -> MeetingDraft {
        var draft = MeetingDraft()
        draft.project = form["project"]
        (draft.title, draft.venue, draft.guests) = (form.raw("title"), form.raw("venue"), form.raw("guests"))
        draft.heldAt = try form["heldAt"].map { try times.given($0, "heldAt") }
        draft.chair = form.raw("chair")
        (draft.present, draft.absent) = (form.names("present"), form.names("absent"))
        draft.items = items(form)
        return draft
    }

    private static func items(_ form: Form) -> [Meeting.Item] {
        (1...MeetingDraft.mostItems + emptyItems).compactMap { place in
            guard form.has("heading-\(place)") || form.has("text-\(place)") else { return nil }
            let item = Meeting.Item(heading: form.raw("heading-\(place)"), text: form.raw("text-\(place)"))
            return item.heading.trimmed.isEmpty && item.text.trimmed.isEmpty ? nil : item
        }
    }

    private func typed(_ name: String, _ otherwise: String) -> String { form?.raw(name) ?? otherwise }

    /// As they are called, those whose name says not who they are by user; whoever is nobody here as they were given.
    private func staff(_ all: [String]) -> String {
        all.map { name in
            guard let one = ID<Staff>(name).flatMap(names.person) else { return name }
            return names.activeStaff.filter { $0.name == one.name }.map(\.id) == [one.id] ? one.name : one.user
        }.joined(separator: "、")
    }

    var model: Model {
        let items = form.map(Self.items) ?? draft.items
        let empty = Array(repeating: Meeting.Item(heading: "", text: ""), count: Self.emptyItems)
        return [
            "titleField": typed("title", draft.title), "venueField": typed("venue", draft.venue),
            "heldField": typed("heldAt", draft.heldAt.map(times.field) ?? ""),
            "chairField": typed("chair", staff([draft.chair])), "guestsField": typed("guests", draft.guests),
            "presentField": typed("present", staff(draft.present)),
            "absentField": typed("absent", staff(draft.absent)),
            "items": (items + empty).prefix(MeetingDraft.mostItems).enumerated().map { place, item -> Model in
                ["place": "\(place + 1)", "heading": item.heading, "text": item.text]
            },
            "staff": names.activeStaff.prefix(300).map { one -> Model in ["name": one.name] },
        ]
    }
}

extension Form {
    /// Names, which may have blanks in them, however they were told apart.
    fileprivate func names(_ name: String) -> [String] {
        raw(name).split(whereSeparator: { ",，、;；\n\r\t".contains($0) }).map(\.trimmed).filter { !$0.isEmpty }
    }
}
