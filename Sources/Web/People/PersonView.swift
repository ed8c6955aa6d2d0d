import Casework
import Directory
import Kernel
import Workforce

/// A customer's file as their page shows it.
struct PersonView {
    let file: CustomerFile
    let names: Names
    let times: TimeWords
    let actor: Actor
    let extras: PersonPage.Extras

    var person: Person { file.person }
    var id: String { person.id.description }
    var seesPhones: Bool { extras.showsPhones || file.may(.peoplePhone) }
    func may(_ act: PersonAct.Name) -> Bool { file.allowed.contains(act) }

    /// A link to a form; nothing where the reader may not.
    func link(_ act: PersonAct.Name, _ more: (String, String)..., text: String? = nil) -> Model? {
        guard may(act) else { return nil }
        let href = Paths.person(id, query: [("open", act.rawValue)] + more) + "#form"
        return ["href": href, "text": names.text(text ?? "person.do.\(act.rawValue)")]
    }

    func phone(_ number: String) -> String { seesPhones ? number : Phone.masked(number) }

    var model: Model {
        var model = head
        for part in [homes, things, papers, dealings, trail] { model.merge(part) }
        if let form = extras.form, may(form.act) { model["form"] = form.model(self) }
        return model
    }

    private var head: Model {
        let facts = [
            person.nature == .company ? names.text("nature.company") : "",
            person.birthday.map { names.text("person.born", ["day": "\($0)"]) } ?? "",
            person.language.map { names.text("person.speaks", ["language": names.text("speech.\($0.rawValue)")]) }
                ?? "",
        ].filter { !$0.isEmpty }
        return [
            "name": person.name, "project": names.project(person.project), "note": person.note,
            "hasNote": !person.note.isEmpty, "tags": person.tags.map { ["text": names.tag($0)] as Model },
            "facts": facts.joined(separator: " · "), "hasFacts": !facts.isEmpty, "isErased": person.erasedAt != nil,
            "isCompany": person.nature == .company,
            "does": [PersonAct.Name.change, .contact, .merge, .erase].compactMap { link($0) }, "form": "",
        ]
    }

    func phones(reasons: [Model]) -> Model {
        [
            "numbers": person.phones.map { ["shown": phone($0), "isOpen": seesPhones] as Model },
            "hasNumbers": !person.phones.isEmpty, "isNoted": extras.showsPhones,
            "mayShow": !seesPhones && !person.phones.isEmpty && file.may(.peopleUnmask),
            "action": Paths.personPhone(id), "reasons": reasons,
        ]
    }
}
