import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The customers of a project, or those that the box finds, with the form for a new one.
enum PeoplePage {
    private static let most = 50

    /// - Parameter entry: a form that came back with something to mend.
    static func response(
        _ ask: Ask, entry: PersonForm? = nil, refusal: (any Refusal)? = nil
    ) async throws -> Response {
        let actor = try ask.actor
        guard actor.lists(.peopleRead) else { throw WorkforceRefusal.notAllowed(.peopleRead) }
        let projects = actor.projects(listing: .peopleRead, of: try await ask.house.places.projects())
        guard let project = chosen(ask.query("project"), of: projects) else {
            throw DirectoryRefusal.unknownProject(ask.query("project") ?? "")
        }
        let (names, text) = (try await Names.load(ask), ask.query("q") ?? "")
        let rows = try await rows(ask, text, project, projects)
        let (shown, here) = (rows.prefix(most), [("project", project.code as String?)])
        var model: Model = [
            "q": text, "isFound": !text.isEmpty, "people": shown.map { PersonLine.model($0, names) },
            "hasPeople": !shown.isEmpty, "count": rows.count > most ? "\(most)+" : "\(rows.count)",
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: project.code),
            "hasProjects": projects.count > 1, "project": project.code, "isLater": ask.query("after") != nil,
            "start": Paths.people(query: here), "exports": exports(ask, of: project),
            "mayExport": actor.lists(.exportRun, in: project.id), "mayAdd": actor.may(.peopleWrite, in: project.id),
        ]
        model.merge(ContactsPage.links(actor, project))
        if rows.count > most, text.isEmpty, let last = shown.last {
            model["next"] = Paths.people(query: here + [("after", last.person.id.description)])
        }
        let form = entry ?? PersonForm(beginningWith: ask.query("add") ?? "", project: project.code)
        model["entry"] = form.model(refusal, isOpen: entry != nil || ask.query("add") != nil, names, in: ask)
        return Shell.page(
            "people", model, title: ask.text("nav.people"), place: "people", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func rows(
        _ ask: Ask, _ text: String, _ project: Project, _ projects: [Project]
    ) async throws -> [SeenPerson] {
        if text.isEmpty {
            return try await ask.house.people.list(
                in: project.id, after: try ask.id("after"), limit: most + 1, for: try ask.actor)
        }
        let within = ask.query("project") == nil ? projects.map(\.id) : [project.id]
        return try await ask.house.people.find(text, in: within, limit: most + 1, for: try ask.actor)
    }

    /// What goes out of those who are listed, each as a workbook and as text.
    private static func exports(_ ask: Ask, of project: Project) -> [Model] {
        let text = ask.query("q")
        // Without a project, what was typed is looked for in all of them.
        let code = text == nil ? project.code : ask.query("project")
        let list: [(String, String?)] = [("project", code), ("q", text)]
        let csv: [(String, String?)] = [("project", code), ("q", text), ("format", "csv")]
        let kinds = [
            ("people", "list.export"), ("occupancies", "list.exportOccupancies"), ("vehicles", "list.exportVehicles"),
        ]
        return kinds.map { kind, key in
            ["name": ask.text(key), "href": Paths.export(kind, query: list), "text": Paths.export(kind, query: csv)]
        }
    }

    private static func chosen(_ name: String?, of projects: [Project]) -> Project? {
        guard let name else { return projects.first }
        return projects.first { $0.isCalled(name) }
    }
}
