import Casework
import Kernel
import Workforce

extension CaseSheet {
    /// What people do most: shown first, and by a key.
    private static let leading: [(key: String, letter: String)] = [
        ("confirm", "c"), ("accept", ""), ("arrive", ""), ("depart", ""), ("resume", ""), ("dispatch", "a"),
        ("solve", "s"), ("wait", "w"), ("answer", ""), ("check-thing", "f"), ("judge", ""),
        ("not-reached", ""), ("chase", ""),
    ]

    private static let mostButtons = 5

    static func inOrder(_ all: [Procedure.Action]) -> [Procedure.Action] {
        let first = leading.compactMap { lead in all.first { $0.key == lead.key } }
        return first + all.filter { action in !first.contains { $0.key == action.key } }
    }

    var mainActions: [Model] { button(allowed.prefix(Self.mostButtons)) }
    var moreActions: [Model] { button(allowed.dropFirst(Self.mostButtons)) }

    private func button(_ actions: ArraySlice<Procedure.Action>) -> [Model] {
        actions.map { action in
            let letter = Self.leading.first { $0.key == action.key }?.letter ?? ""
            return [
                "name": name(action), "letter": letter, "hasLetter": !letter.isEmpty, "key": action.key,
                "isFirst": action.key == allowed.first?.key && leadsOn(action),
                "isPlain": action.asked(of: item, by: actor).isEmpty && action.asks.isEmpty,
                "post": Paths.caseAction(item.number, action.key),
                "href": frame.address(item.number, open: OpenForm.action(action.key)),
            ]
        }
    }

    /// Whether it brings the case further. Sent work is not sent again as the first thing.
    private func leadsOn(_ action: Procedure.Action) -> Bool {
        action.to != nil && (action.key != "dispatch" || item.openTasks.isEmpty)
    }

    private func name(_ action: Procedure.Action) -> String {
        action.key == "dispatch" && !item.openTasks.isEmpty
            ? names.text("case.redispatch") : action.name[names.language]
    }

    /// The form that stands open, if the case knows it and its reader may send it (or sent it and was refused).
    var form: Model? {
        guard let open, open.key != OpenForm.message else { return nil }
        if let key = open.after("act-"), let action = procedure.action(key),
            open.typed != nil || allowed.contains(where: { $0.key == key })
        {
            return model(
                of: ActionForm(action, self).fields, title: name(action), to: Paths.caseAction(item.number, key),
                declared: formFields(of: action))
        }
        if let id = open.after("review-"), actor.may(.caseSupervise, on: item),
            let promise = item.promises.first(where: { "\($0.id)" == id })
        {
            return model(of: reviewFields(promise), title: names.text("case.review"), to: Paths.promiseReview(id))
        }
        if let link = linkForm(open) { return model(of: link.fields, title: link.title, to: link.address) }
        guard mayFollow else { return nil }
        if let id = open.after("word-"), let promise = item.promises.first(where: { "\($0.id)" == id }) {
            return model(of: wordFields(promise), title: names.text("case.word"), to: Paths.promiseWord(id))
        }
        switch open.key {
        case OpenForm.promise:
            return model(of: promiseFields, title: names.text("case.promise"), to: Paths.casePromises(item.number))
        case OpenForm.files:
            var form = model(of: fileFields, title: names.text("case.attach"), to: Paths.caseAttachments(item.number))
            form["isMultipart"] = true
            form["draftOf"] = ""
            return form
        default: return nil
        }
    }

    private func model(of fields: [Field], title: String, to address: String, declared: [Model] = []) -> Model {
        let sentence = open?.refusal.map { PageSentence($0, names, item: item) }
        var model: Model = [
            "title": title, "action": address, "fields": fields.map(\.model), "declared": declared,
            "isMultipart": false, "task": open?.typed?["task"] ?? "", "hasSentence": false,
            "isStale": false, "draftOf": KeptDraft.form(open?.key ?? "", of: item.number),
        ]
        if let draft = draft(of: open?.key) { model["draft"] = draft }
        if let sentence = sentence?.beside(fields.map(\.name) + declared.map { $0.text("name") }) {
            model["sentence"] = sentence
            model["hasSentence"] = true
        }
        if case CaseRefusal.stale? = open?.refusal as? CaseRefusal {
            model["isStale"] = true
            model["since"] = since(version: open?.typed.flatMap { Int($0[FormField.version] ?? "") })
        }
        return model
    }

    /// What others did since the version that somebody saw: every act makes one version and one entry.
    private func since(version: Int?) -> [Model] {
        file.entries.dropFirst(version ?? file.entries.count).reversed().map(line)
    }
}
