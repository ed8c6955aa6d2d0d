import Bulletin
import Casework
import Kernel

/// The form of an activity: as it stands, or as it was typed where it came back.
struct ActivityForm {
    /// What was typed; nil where nothing was refused.
    let form: Form?
    let draft: ActivityDraft
    let times: TimeWords

    /// What a form says.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    static func draft(_ form: Form, _ times: TimeWords) throws -> ActivityDraft {
        var draft = ActivityDraft()
        draft.project = form["project"]
        (draft.title, draft.text, draft.venue) = (form.raw("title"), form.raw("text"), form.raw("venue"))
        draft.begins = try form["begins"].map { try times.given($0, "begins") }
        draft.ends = try form["ends"].map { try times.given($0, "ends") }
        draft.seats = form.heads("seats")
        draft.places = form.words("places")
        draft.tag = form.raw("tag")
        return draft
    }

    private func typed(_ name: String, _ otherwise: String) -> String { form?.raw(name) ?? otherwise }

    var model: Model {
        [
            "titleField": typed("title", draft.title), "textField": typed("text", draft.text),
            "venueField": typed("venue", draft.venue),
            "beginsField": typed("begins", draft.begins.map(times.field) ?? ""),
            "endsField": typed("ends", draft.ends.map(times.field) ?? ""),
            "seatsField": typed("seats", draft.seats.map { "\($0)" } ?? ""),
            "placesField": typed("places", draft.places.joined(separator: " ")), "tagField": typed("tag", draft.tag),
        ]
    }
}
