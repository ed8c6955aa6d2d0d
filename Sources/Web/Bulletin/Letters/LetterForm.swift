import Bulletin
import Kernel
import Workforce

/// The form of a line of the register: as it stands, or as it was typed where it came back.
struct LetterForm {
    /// What was typed; nil where nothing was refused.
    let form: Form?
    let draft: LetterDraft
    /// Who may see to an answer.
    let owners: [Staff]
    let names: Names

    /// What a form says.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    static func draft(_ form: Form) throws -> LetterDraft {
        var draft = LetterDraft()
        draft.project = form["project"]
        draft.direction = form["direction"].flatMap(Letter.Direction.init) ?? .in
        draft.kind = form["kind"].flatMap(Letter.Kind.init) ?? .letter
        (draft.dated, draft.dueOn) = (try form.day("dated"), try form.day("dueOn"))
        (draft.correspondent, draft.subject) = (form.raw("correspondent"), form.raw("subject"))
        (draft.theirNumber, draft.note) = (form.raw("theirNumber"), form.raw("note"))
        (draft.owner, draft.answers) = (form.raw("owner"), form.raw("answers"))
        return draft
    }

    private func typed(_ name: String, _ otherwise: String) -> String { form?.raw(name) ?? otherwise }

    var model: Model {
        let words = LetterWords(names: names)
        let nobody = (key: "", name: names.text("letter.nobody"))
        return [
            "isIncoming": draft.direction == .in, "way": draft.direction.rawValue,
            "letterKinds": Choice.options(
                Letter.Kind.allCases.map { ($0.rawValue, words.kind($0)) }, chosen: typed("kind", draft.kind.rawValue)),
            "datedField": typed("dated", draft.dated?.description ?? ""),
            "partyField": typed("correspondent", draft.correspondent),
            "subjectField": typed("subject", draft.subject),
            "theirNumberField": typed("theirNumber", draft.theirNumber), "noteField": typed("note", draft.note),
            "dueField": typed("dueOn", draft.dueOn?.description ?? ""),
            "answersField": typed("answers", draft.answers),
            "owners": Choice.options(
                [nobody] + owners.map { (key: $0.user, name: $0.name) }, chosen: typed("owner", draft.owner)),
            "partyLabel": names.text(draft.direction == .in ? "letter.from" : "letter.to"),
            "datedLabel": names.text(draft.direction == .in ? "letter.cameOn" : "letter.wentOn"),
        ]
    }
}
