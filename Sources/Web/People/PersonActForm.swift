import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The form of one act on a customer's file: new, or come back with something to mend and everything typed.
struct PersonActForm: Sendable {
    let act: PersonAct.Name
    let entry: String?
    let kind: String?
    let other: String?
    private(set) var refusal: (any Refusal)?
    private(set) var typed: Form?

    init(_ act: PersonAct.Name, entry: String?, kind: String?, other: String?) {
        (self.act, self.entry, self.kind, self.other) = (act, entry, kind, other)
    }

    private init(_ act: PersonAct.Name, _ form: Form, _ refusal: any Refusal) {
        self.init(act, entry: form["entry"], kind: form["kind"], other: form["other"])
        (self.refusal, typed) = (refusal, form)
    }

    /// Does it and shows the file; or the form again, with the sentence beside the field.
    static func take(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let id = try ask.personID()
        guard let name = PersonAct.Name(rawValue: ask.name("action")) else {
            throw CaseRefusal.unknownAction(ask.name("action"))
        }
        do {
            let names = try await Names.load(ask)
            let person = try await ask.file(id).person
            let act = try PersonAct(form, name, names, TimeWords(ask, zone: names.zone(of: person.project)))
            let done = try await ask.house.customers.act(
                name, act, on: id, version: form[FormField.version].flatMap { Int($0) },
                request: ask.requestKey(form), by: try ask.actor)
            return .see(try await page(of: done, in: ask))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            var extras = PersonPage.Extras()
            extras.form = PersonActForm(name, form, refusal)
            return try await PersonPage.response(id, extras, in: ask)
        }
    }

    /// Whoever leaves the part of a limited post is gone for its holder.
    private static func page(of id: ID<Person>, in ask: Ask) async throws -> String {
        do { return Paths.person(try await ask.file(id).person.id.description) } catch DirectoryRefusal.unknownPerson {
            return Paths.people()
        }
    }

    func model(_ view: PersonView) -> Model {
        let sentence = refusal.map { PageSentence($0, view.names) }
        let fields = fields(view).map { field -> Model in
            var field = field
            if let typed { field.values = [typed.raw(field.name)] }
            field.error = sentence?.about(field.name)
            return field.model
        }
        let names = self.fields(view).map(\.name)
        let hidden = [("entry", entry), ("kind", hidesKind ? kind : nil)]
            .compactMap { pair in pair.1.map { ["name": pair.0, "value": $0] as Model } }
        return [
            "title": title(view), "action": Paths.personAction(view.id, act.rawValue), "fields": fields,
            "hidden": hidden, "version": typed?[FormField.version] ?? "\(view.person.version)",
            "hasVersion": isExact, "sentence": sentence?.beside(names) ?? "", "go": view.names.text("person.go"),
            "back": Paths.person(view.id), "hint": hint(view), "isGrave": act == .erase || act == .contact,
        ]
    }

    private var hidesKind: Bool { act == .add }
    /// Acts on the record as a whole are refused where it changed since; an entry is guarded by itself.
    private var isExact: Bool { [.change, .merge, .erase].contains(act) }

    private func title(_ view: PersonView) -> String {
        let what = act == .add ? kind.map { view.names.text("belonging.\($0)") } : nil
        return [view.names.text("person.did.\(act.rawValue)"), what].compactMap(\.self).joined(separator: " · ")
    }

    private func hint(_ view: PersonView) -> String {
        if act == .contact, view.file.consents.declines(.call) { return view.names.text("consent.noCallsHint") }
        let key = "person.hint.\(act.rawValue)"
        return view.names.has(key) ? view.names.text(key) : ""
    }
}
