import Casework
import Hummingbird
import Kernel
import Workforce

/// The gate: a code is typed or scanned, what it stands for is shown, and whoever came is let through.
enum GatePage {
    private static let gate = Route.Gate.right(.caseWork, .caseRegister)

    static let all: [Route] = [
        .page(.get, Paths.gate, gate) { ask in
            try await show(ask, code: "", done: ask.query("done"))
        },
        // By POST: a code stands in no address and no log.
        .page(.post, Paths.gate, gate) { ask in
            let form = try await ask.form()
            return try await look(ask, form["code"] ?? "", form["project"])
        },
        .page(.post, Paths.gatePassage, gate) { ask in
            let form = try await ask.form(limit: FileKind.mostBytes + (1 << 20))
            let code = form["code"] ?? ""
            do {
                let photo = form.files.first { !$0.bytes.isEmpty }
                let item = try await ask.house.cases.letThrough(
                    code, at: form["project"], form: try await filled(ask, code, form),
                    photo: photo.map { IncomingFile(name: $0.name, bytes: $0.bytes) },
                    request: ask.requestKey(form), by: try ask.actor)
                return .see(Paths.gate(query: [("done", item.number)]))
            } catch {
                guard let refusal = ask.mendable(error) else { throw error }
                return try await look(ask, code, form["project"], typed: form, refusal)
            }
        },
    ]

    /// What was filled in of what the gate asks.
    private static func filled(_ ask: Ask, _ code: String, _ form: Form) async throws -> [String: String] {
        let found = try? await ask.house.cases.pass(code, at: form["project"], by: try ask.actor)
        guard let shown = found else { return [:] }
        let zone = try await ask.house.lookups.zone(of: shown.item.project)
        return FormNames.given(asked(shown), TimeWords(ask, zone: zone)) { form.joined($0) }
    }

    private static func asked(_ shown: ShownPass) -> [DeclaredForm.Field] {
        let keys = shown.procedure.action(shown.rule.action)?.asks ?? []
        return shown.procedure.form.fields.filter { keys.contains($0.key) && !$0.kind.isFile }
    }

    private static func look(
        _ ask: Ask, _ code: String, _ project: String?, typed: Form? = nil, _ refusal: (any Refusal)? = nil
    ) async throws -> Response {
        do {
            let shown = try await ask.house.cases.pass(code, at: project, by: try ask.actor)
            return try await show(ask, code: code, project, shown, typed: typed, refusal)
        } catch {
            guard let own = ask.mendable(error) else { throw error }
            return try await show(ask, code: code, project, typed: typed, refusal ?? own)
        }
    }

    private static func show(
        _ ask: Ask, code: String, _ project: String? = nil, _ shown: ShownPass? = nil, typed: Form? = nil,
        _ refusal: (any Refusal)? = nil, done: String? = nil
    ) async throws -> Response {
        let names = try await Names.load(ask)
        let projects = try ask.actor.projects(reaching: .caseWork, of: try await ask.house.places.projects())
        let said = refusal ?? shown.flatMap { $0.verdict.refusal($0.pass, code, names.zone(of: $0.item.project)) }
        let sentence = said.map { PageSentence($0, names, item: shown?.item) }
        var model: Model = [
            "code": code, "project": project ?? "", "sentence": sentence?.text ?? "",
            "done": done.map { names.text("gate.done", ["number": $0]) } ?? "",
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: project),
            "hasProjects": projects.count > 1,
        ]
        if let shown { model["shown"] = try await self.shown(ask, shown, names, typed, sentence) }
        return Shell.page(
            "gate", model, title: ask.text("gate.title"), place: "gate", isPhone: true, in: ask,
            status: (refusal?.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func shown(
        _ ask: Ask, _ shown: ShownPass, _ names: Names, _ typed: Form?, _ sentence: PageSentence?
    ) async throws -> Model {
        let times = TimeWords(ask, zone: names.zone(of: shown.item.project))
        let (form, item) = (shown.procedure.form, shown.item)
        let places = try await ask.house.places.places([item.place].compactMap(\.self))
        let words = FormWords(names, times, files: item.attachments)
        let told = form.fields.filter { shown.rule.shows.contains($0.key) }
        let links = try await FormLinks.load(ask, item, told)
        let facts = told.compactMap { field -> Model? in
            item.form[field.key].map { text in
                ["label": field.name[names.language], "text": words.text(field, text), "href": links[field]]
            }
        }
        let back = typed.map { typed in { (name: String) in typed.joined(name) ?? "" } }
        let fields = FormFields(form, asked(shown), typed: back, held: item.form, times, names, sentence)
        return [
            "name": shown.rule.name[names.language], "number": item.number, "title": item.title,
            "where": item.place.flatMap { places[$0]?.code } ?? item.placeText,
            "facts": facts, "declared": fields.models, "isGood": shown.verdict == .good,
            "state": names.text("pass.\(shown.verdict.rawValue)"),
            "span": times.window(shown.pass.from, shown.pass.until),
            "used": names.text("pass.used", ["n": "\(shown.pass.used)", "of": "\(shown.pass.uses)"]),
        ]
    }
}
