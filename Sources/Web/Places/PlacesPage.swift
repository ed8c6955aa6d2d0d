import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The tree of places, level by level, or what the box finds; with the form for a new one.
enum PlacesPage {
    private static let most = 200

    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let inside = refused?.form["in"] ?? ask.query("in")
        let parent = try await inside.flatMapAsync {
            try await ask.house.premises.file(of: $0, for: try ask.actor)
        }
        let asked = refused?.form["project"] ?? ask.query("project")
        let project: Project
        if let parent { project = parent.project } else { project = try await ask.project(asked, listing: .placesRead) }
        let names = try await Names.load(ask)
        let text = ask.query("q") ?? ""
        let rows = try await rows(ask, text, parent?.place, project)
        let shown = rows.prefix(most)
        var model = try await PlaceTabs.frame(here: Paths.places, project, in: ask)
        model.merge([
            "q": text, "rows": shown.map { row($0, names) }, "hasRows": !shown.isEmpty, "isFound": !text.isEmpty,
            "count": rows.count > most ? "\(most)+" : "\(rows.count)", "in": parent?.place.id.description ?? "",
            "crumbs": crumbs(parent, project), "title": parent?.place.name ?? project.name,
            "record": parent.map { Paths.place($0.place.id.description) } ?? "", "isInside": parent != nil,
            "mayAdd": try ask.actor.may(.placesWrite, in: project.id),
        ])
        model.merge(try export(ask, text, project))
        if rows.count > most, text.isEmpty, let last = shown.last {
            model["next"] = Paths.places(
                query: [("project", project.code), ("in", parent?.place.id.description), ("after", last.code)])
        }
        model["entry"] = entry(refused, parent?.place, names)
        return Shell.page(
            "places", model, title: ask.text("nav.places"), place: "places", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func rows(_ ask: Ask, _ text: String, _ parent: Place?, _ project: Project) async throws -> [Place] {
        let (premises, actor) = (ask.house.premises, try ask.actor)
        guard text.isEmpty else { return try await premises.find(text, in: [project.id], limit: most + 1, for: actor) }
        let rows = try await premises.inside(
            parent?.id, in: project.id, after: ask.query("after") ?? "", limit: most + 1, for: actor)
        return rows.sorted { NaturalOrder($0.code) < NaturalOrder($1.code) }
    }

    /// Places of a project go out, or those that were found.
    private static func export(_ ask: Ask, _ text: String, _ project: Project) throws -> Model {
        guard try ask.actor.lists(.exportRun, in: project.id) else { return [:] }
        let list = [("project", project.code)] + (text.isEmpty ? [] : [("q", text)])
        return [
            "export": Paths.export("places", query: list),
            "exportText": Paths.export("places", query: list + [("format", "csv")]),
        ]
    }

    private static func row(_ place: Place, _ names: Names) -> Model {
        let isOpen = [.building, .unit, .floor, .area].contains(place.kind)
        return [
            "code": place.code, "name": place.name, "kind": names.placeKind(place.kind),
            "href": Paths.place(place.id.description),
            "inside": isOpen ? Paths.places(query: [("in", place.id.description)]) : "",
            "status": StatusTag.model(place.status, names), "hasStatus": place.status != nil,
            "retired": place.retiredOn?.description ?? "",
        ]
    }

    private static func crumbs(_ parent: PlaceFile?, _ project: Project) -> [Model] {
        guard let parent else { return [] }
        let top: Model = ["name": project.name, "href": Paths.places(query: [("project", project.code)])]
        return [top] + parent.above.map { ["name": $0.name, "href": Paths.places(query: [("in", $0.id.description)])] }
    }

    private static func entry(_ refused: Refused?, _ parent: Place?, _ names: Names) -> Model {
        let form = refused?.form
        let code = form.map { $0.raw("code") } ?? parent.map { $0.code + "-" } ?? ""
        return [
            "isOpen": refused != nil, "code": code, "name": form?.raw("name") ?? "",
            "kinds": Choice.options(
                Place.Kind.allCases.map { ($0.rawValue, names.placeKind($0)) },
                chosen: form?["kind"] ?? (parent == nil ? "building" : "room")),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
    }

    /// Adds a place and shows it; or the form again, with the sentence and everything typed.
    static func add(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let inside = try await form["in"].flatMapAsync {
                try await ask.house.premises.file(of: $0, for: try ask.actor)
            }
            let name = inside?.project.id.description ?? form["project"]
            let project = try await ask.project(name, .placesWrite)
            guard let kind = Place.Kind(rawValue: form["kind"] ?? "") else { throw WebRefusal.missing(field: "kind") }
            let draft = PlaceDraft(
                project: project.id, parent: inside?.place.id, kind: kind, code: form["code"] ?? "",
                name: form["name"] ?? "")
            let added = try await ask.house.places.add(
                [draft], request: ask.requestKey(form), by: try ask.actor.staff.number)
            return .see(Paths.place(added[0].id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await response(ask, Refused(refusal: refusal, form: form))
        }
    }
}
