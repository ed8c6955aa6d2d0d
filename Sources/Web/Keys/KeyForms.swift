import Casework
import Custody
import Directory
import Kernel
import Workforce

/// The forms of a key's page: those that its state and its reader allow, with what was typed where one came back.
struct KeyForms {
    let file: KeyFile
    let words: KeyNames
    let ask: Ask
    let actor: Actor
    let trouble: KeyPage.Trouble?
    /// The case that the reader came from; nil for none.
    let item: Case?
    private var key: Key { file.key }
    private var names: Names { words.names }

    var model: Model {
        var model: Model = ["loans": file.loans.map(loan)]
        // What was refused is said above, also where its form is gone with what others did meanwhile.
        model["sentence"] = trouble.map { PageSentence($0.refusal, names).text } ?? ""
        model["lost"] = trouble.map { one in lost(one.form) } ?? ""
        guard key.retiredAt == nil else { return model }
        if may(.lend) { model.merge(lending) }
        if may(.settle) { model["manage"] = managing }
        model["mayWrite"] = may(.lend) || may(.settle)
        return model
    }

    private func may(_ name: KeyAct.Name) -> Bool { Keys.may(name, key, actor) }

    private func lost(_ form: Form) -> String {
        ["reason", "note", "words", "consent"].map { form.raw($0) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// A form's fields, with what was typed or what is proposed.
    private func form(_ name: KeyAct.Name, _ fields: [String: String] = [:], _ more: Model = [:]) -> Model {
        let typed = trouble.flatMap { $0.act == name ? $0.form : nil }
        var model: Model = ["isOpen": typed != nil || ask.query("act") == name.rawValue, "to": to(name)]
        for (field, value) in fields { model[field] = typed?.raw(field) ?? value }
        return model.merging(more)
    }

    private func to(_ name: KeyAct.Name) -> String {
        Paths.keyAction(key.id.description, name.rawValue, query: KeyPage.Origin(ask)?.query ?? [])
    }

    private var lending: Model {
        let offered = Keys.moves(key, isHeld: file.hold != nil, actor)
        var model: Model = [
            "lose": form(.lose, ["words": ""]),
            "seal": form(.seal, ["seal": "", "newSeal": "", "note": ""], ["now": key.seal]),
        ]
        if offered.contains(.lend) { model["lend"] = lend }
        if offered.contains(.hold) {
            let person = ask.query("person") ?? item?.reporter.person?.description ?? ""
            model["hold"] = form(.hold, ["person": person, "giver": "", "consent": "", "until": ""])
        }
        if offered.contains(.release) { model["release"] = form(.release, ["receiver": ""]) }
        if file.losses.contains(where: { $0.settledAt == nil }) { model["deed"] = deed }
        return model
    }

    private var lend: Model {
        let known = item.flatMap { KeyPage.borrower(for: $0, names) } ?? (.staff, actor.name)
        let (first, borrower) = ask.query("person").map { (Borrower.Kind.customer, $0) } ?? known
        let hours = words.rules.kind(key.kind)?.loanHours ?? 24
        let kind = typed(.lend)?["borrowerKind"] ?? first.rawValue
        let why = item.map { String("\($0.number) \($0.title)".prefix(200)) }
        let fields = [
            "borrower": borrower, "company": "", "identity": "",
            "reason": why ?? words.rules.reasons.first?[names.language] ?? "",
            "dueAt": words.times.field(ask.now + .hours(Int64(hours))),
        ]
        let staff = names.activeStaff.prefix(300).map { one -> Model in ["name": one.name] }
        return form(
            .lend, fields,
            [
                "kinds": words.options(Borrower.Kind.self, "borrower", chosen: kind), "staff": Array(staff),
                "reasons": words.rules.reasons.map { one -> Model in ["name": one[names.language]] },
                "isFirst": file.loans.isEmpty,
            ])
    }

    private func typed(_ name: KeyAct.Name) -> Form? { trouble.flatMap { $0.act == name ? $0.form : nil } }

    private func loan(_ loan: KeyLoan) -> Model {
        let typed = typed(.takeBack)
        let isThis = typed?["loan"] == loan.id.description
        let condition = isThis ? typed?["condition"] : key.condition.rawValue
        return [
            "id": loan.id.description, "who": words.borrower(loan.borrower, file.borrowers),
            "href": words.address(loan.borrower, actor, in: key.project),
            "kind": names.text("borrower.\(loan.borrower.kind.rawValue)"),
            "reason": loan.reason, "identity": loan.identity, "lent": words.times.point(loan.lentAt),
            "by": names.staff(loan.lentBy), "due": words.times.left(until: loan.dueAt),
            "exact": words.times.exact(loan.dueAt), "isLate": loan.isOverdue(at: ask.now),
            "mayReturn": may(.takeBack), "isFirst": loan.id == file.loans.first?.id && (key.inHand == 0),
            "conditions": words.options(Key.Condition.self, "keyCondition", chosen: condition),
            "note": isThis ? typed?.raw("note") ?? "" : "",
            "returnTo": to(.takeBack), "extendTo": to(.extend), "loseTo": to(.lose),
            "dueField": words.times.field(loan.dueAt),
        ]
    }

    private var open: [Model] {
        file.losses.filter { $0.settledAt == nil }.map { loss in
            ["key": loss.id.description, "name": "\(words.times.point(loss.reportedAt)) \(loss.words)"]
        }
    }

    private var deed: Model {
        form(
            .deed, ["words": ""],
            [
                "losses": open,
                "deeds": Choice.options(
                    words.rules.deeds.map { ($0.key, $0.name[names.language]) }, chosen: typed(.deed)?["deed"]),
            ])
    }

    private var managing: Model {
        var model: Model = [
            "change": change, "retire": form(.retire, ["reason": ""]),
            "correctTo": to(.correct),
        ]
        if !open.isEmpty {
            model["settle"] = form(
                .settle, ["words": ""],
                [
                    "losses": open,
                    "outcomes": words.options(
                        KeyLoss.Outcome.self, "keyOutcome", chosen: typed(.settle)?["outcome"]),
                ])
        }
        return model
    }

    private var change: Model {
        let fields = [
            "name": key.name, "place": file.place?.code ?? "", "cabinet": file.cabinet?.code ?? "",
            "hook": key.hook.map { "\($0)" } ?? "", "copies": "\(key.copies)", "seal": key.seal, "note": key.note,
        ]
        let condition = typed(.change)?["condition"] ?? key.condition.rawValue
        return form(
            .change, fields,
            [
                "version": "\(key.version)",
                "conditions": words.options(Key.Condition.self, "keyCondition", chosen: condition),
            ])
    }
}
