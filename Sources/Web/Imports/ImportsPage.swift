import Directory
import Hummingbird
import Kernel
import Transfer
import Workforce

/// Where a sheet is handed in, and those that were.
enum ImportsPage {
    private static let most = 50

    /// - Parameter typed: a form that came back with something to mend.
    static func response(_ ask: Ask, typed: Form? = nil, refusal: (any Refusal)? = nil) async throws -> Response {
        let actor = try ask.actor
        let names = try await Names.load(ask)
        let all = try await ask.house.places.projects()
        let kinds = ImportKind.allCases.filter { !Imports.projects($0, of: all, for: actor).isEmpty }
        let projects = actor.projects(.importRun, of: all)
        let past = try await ask.house.imports.list(before: try ask.id("before"), limit: most + 1, for: actor)
        let chosen = typed?["kind"] ?? ask.query("kind") ?? kinds.first?.rawValue
        var model: Model = [
            "kinds": kinds.map { kind -> Model in
                [
                    "key": kind.rawValue, "name": names.text("importKind.\(kind.rawValue)"),
                    "isChosen": kind.rawValue == chosen, "template": Paths.importTemplate(kind.rawValue),
                ]
            },
            "hasKinds": !kinds.isEmpty,
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: typed?["project"]),
            "hasProjects": projects.count > 1, "rows": past.prefix(most).map { line($0, names, ask) },
            "hasRows": !past.isEmpty,
        ]
        if past.count > most { model["more"] = Paths.imports(query: [("before", past[most - 1].id.description)]) }
        if let refusal { model["error"] = ask.house.texts.sentence(refusal, ask.language) }
        return Shell.page(
            "imports", model, title: ask.text("nav.imports"), place: "imports", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func line(_ one: Import, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: one.project))
        return [
            "href": Paths.import_(one.id.description), "file": one.file,
            "kind": names.text("importKind.\(one.kind.rawValue)"), "who": one.byName,
            "at": times.short(one.madeAt), "exact": times.exact(one.madeAt),
            "state": names.text("importState.\(one.state.rawValue)"), "class": one.mood,
            "counts": ImportPage.sum(one, names),
        ]
    }
}

extension Import {
    /// The colour of its state.
    var mood: String {
        switch state {
        case .done: "ok"
        case .checked: counts.refused > 0 ? "warn" : "info"
        case .reading, .mapping, .checking, .running, .undoing: "info"
        case .undone, .cancelled: ""
        }
    }
}
