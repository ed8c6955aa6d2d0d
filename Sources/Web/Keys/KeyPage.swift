import Casework
import Custody
import Directory
import Hummingbird
import Kernel
import Workforce

/// One key: where it is, who has it, the forms that lend it and take it back, and its ledger.
enum KeyPage {
    /// A form that came back.
    struct Trouble {
        let act: KeyAct.Name
        let refusal: any Refusal
        let form: Form
    }

    static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        guard let name = KeyAct.Name(rawValue: ask.name("action")) else {
            throw CustodyRefusal.unknownKeyAct(ask.name("action"))
        }
        let project = try await ask.house.keys.key(ask.name("key"), limit: 1, for: try ask.actor).project
        do {
            let body = try KeyActBody(form, TimeWords(ask, zone: project.zone))
            let act = try body.act(name, version: form[FormField.version].flatMap { Int($0) })
            _ = try await ask.house.keys.act(act, on: ask.name("key"), request: ask.requestKey(form), by: try ask.actor)
            return .see(Origin(ask)?.address ?? Paths.key(ask.name("key"), query: [("saved", name.rawValue)]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Trouble(act: name, refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ trouble: Trouble?) async throws -> Response {
        let file = try await ask.house.keys.key(ask.name("key"), before: try ask.id("after"), for: try ask.actor)
        let names = try await Names.load(ask)
        let words = KeyNames(ask, names, file.project.zone)
        let (origin, actor) = (Origin(ask), try ask.actor)
        let item = try await origin?.item(ask)
        var model = KeyView(file: file, words: words, actor: actor).model
        let forms = KeyForms(file: file, words: words, ask: ask, actor: actor, trouble: trouble, item: item)
        model.merge(forms.model)
        model.merge(["origin": item?.number ?? "", "originHref": origin?.address ?? ""])
        model["warnings"] = try await ask.warnings(about: .key(file.key), names)
        if trouble == nil, let saved: KeyAct.Name = try? ask.word("saved") {
            model["saved"] = ask.text("keySaved.\(saved.rawValue)")
        }
        return Shell.page(
            "key", model, title: "\(file.key.number) \(file.key.name)", place: "keys", in: ask,
            status: (trouble?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }
}
