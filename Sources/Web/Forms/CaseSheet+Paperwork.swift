import Casework
import Codes
import Kernel

extension CaseSheet {
    private var formWords: FormWords { FormWords(names, times, files: item.attachments) }

    /// What the form holds, as facts of the case.
    var formFacts: [Model] {
        procedure.form.fields.compactMap { field in
            guard let text = item.form[field.key], procedure.form.isShown(field, item.form) else { return nil }
            return [
                "label": field.name[names.language], "text": formWords.text(field, text), "exact": "",
                "picture": picture(field, text), "href": formLinks[field],
                "isStage": false, "mayUnmask": false, "isWide": field.kind == .table || field.kind == .checklist,
            ]
        }
    }

    /// Where a signature can be looked at; empty for what is none.
    private func picture(_ field: DeclaredForm.Field, _ text: String) -> String {
        guard field.kind == .signature, item.attachments.contains(where: { $0.id.description == text }) else {
            return ""
        }
        return Paths.caseFile(item.number, text)
    }

    /// What a paper did, in human words.
    func paperwork(_ event: CaseEvent) -> [Model] {
        switch event {
        case .filled(let changes): changes.flatMap { fact(formWords.change($0, procedure.form)) }
        case .passIssued(_, let key, let until):
            fact(names.text("event.passIssued", ["what": pass(key), "time": times.point(until)]), "info")
        case .passShown(_, let key): fact(say("event.passShown", pass(key)), "ok")
        case .passesEnded: fact(names.text("event.passesEnded"))
        case .booked(let key, let from, let until):
            fact("\(slot(key)): \(times.window(from, until))", "info")
        case .bookingsEnded: fact(names.text("event.bookingsEnded"))
        case .broughtCase(_, let kind): fact(say("event.broughtCase", names.kind(kind, of: item.desk)))
        default: []
        }
    }

    /// The fields of the form that an action asks.
    func formFields(of action: Procedure.Action) -> [Model] {
        let form = procedure.form
        let asked = form.fields.filter { action.asks.contains($0.key) }
        let typed = open?.typed.map { typed in { (name: String) in typed.joined(name) ?? "" } }
        let sentence = open?.refusal.map { PageSentence($0, names, item: item) }
        return FormFields(
            form, asked, typed: typed, held: procedure.held(for: action, item), files: item.attachments, times, names,
            sentence).models
    }

    /// The passes of the case, with their codes for whoever may follow it.
    var passModels: [Model] {
        passes.map { pass, tries in
            let verdict = pass.verdict(at: times.now, in: nil)
            return [
                "name": self.pass(pass.key), "code": pass.readable, "isGood": verdict == .good,
                "state": names.text("pass.\(verdict.rawValue)"),
                "span": times.window(pass.from, pass.until),
                "used": names.text("pass.used", ["n": "\(pass.used)", "of": "\(pass.uses)"]),
                "tries": tries.map(line), "qr": verdict.isOver ? [] : QRCode.models(pass.code, label: pass.readable),
            ]
        }
    }

    /// Who came with it when, and what became of it.
    private func line(_ one: PassTry) -> Model {
        let verdict = names.text("pass.\(one.verdict.rawValue)")
        return ["text": "\(times.point(one.at)) \(names.staff(one.staff)) \(verdict)"]
    }

    private func pass(_ key: String) -> String { names.pass(key, of: item) }

    private func slot(_ key: String) -> String { desk.slots.resource(key)?.name[names.language] ?? key }
}

extension Form {
    /// All that came under a name, with commas between; nil where nothing did.
    func joined(_ name: String) -> String? {
        let all = (values[name] ?? []).map(\.trimmed).filter { !$0.isEmpty }
        return all.isEmpty ? nil : all.joined(separator: ",")
    }
}
