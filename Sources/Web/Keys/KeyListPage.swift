import Custody
import Directory
import Hummingbird
import Kernel
import Workforce

/// Keys of a project: the box to scan a number into, the cabinets, and who has what.
enum KeyListPage {
    /// What a form of the page adds.
    enum Part { case key, cabinet }

    static func add(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let body = try KeyActBody(form, TimeWords(ask))
            let draft = try body.draft(kind: form["kind"] ?? "", number: form["number"] ?? "")
            let file = try await ask.house.keys.add(
                draft, in: form["project"], request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.key(file.key.id.description, query: [("saved", "add")]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await response(ask, (.key, Refused(refusal: refusal, form: form)))
        }
    }

    static func addCabinet(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        var draft = CabinetDraft()
        (draft.code, draft.name) = (form["code"] ?? "", form["name"] ?? "")
        (draft.hooks, draft.place) = (Int(form["hooks"] ?? "") ?? 0, form["place"])
        do {
            let file = try await ask.house.keys.addCabinet(
                draft, in: form["project"], request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.cabinet(file.cabinet.id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await response(ask, (.cabinet, Refused(refusal: refusal, form: form)))
        }
    }

    static func response(_ ask: Ask, _ trouble: (part: Part, refused: Refused)? = nil) async throws -> Response {
        let project = try await ask.project(trouble?.refused.form["project"] ?? ask.query("project"), .custodyRead)
        if let number = ask.query("number"),
            let id = try await ask.house.keys.key(number: number, in: project.id, for: try ask.actor) {
            return .see(Paths.key(id.description, query: [("person", ask.query("person")), ("scanned", "1")]))
        }
        let names = try await Names.load(ask)
        let words = KeyNames(ask, names, project.zone)
        let asked: KeyFilter.Show? = try ask.word("show")
        let show = ask.query("number") == nil ? asked : .all
        var model = try await frame(ask, project, show)
        model.merge(try await rows(ask, project, show, words))
        let text = ask.query("q") ?? ask.query("number")
        let filters = [("show", show?.rawValue), ("kind", ask.query("kind")), ("q", text)]
        model.merge(try await ListedSheet.links(.keys, of: project, filters, in: ask))
        model.merge(KeyAddForm(ask: ask, project: project, words: words, trouble: trouble).model)
        return Shell.page(
            "key-list", model, title: ask.text("nav.keys"), place: "keys", in: ask,
            status: (trouble?.refused.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func frame(_ ask: Ask, _ project: Project, _ show: KeyFilter.Show?) async throws -> Model {
        let projects = try await ask.projects(.custodyRead)
        let tally = try await ask.house.keys.tally(in: project.id, for: try ask.actor)
        let counts: [KeyFilter.Show: Int] = [.out: tally.out, .overdue: tally.overdue, .lost: tally.lost]
        let tabs = [nil] + KeyFilter.Show.allCases.map { Optional($0) }
        return [
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: project.code),
            "hasProjects": projects.count > 1, "project": project.code, "typed": ask.query("number") ?? "",
            "person": ask.query("person") ?? "",
            "tabs": tabs.map { tab -> Model in
                let count = tab.flatMap { counts[$0] } ?? 0
                return [
                    "name": ask.text("custody.tab.\(tab?.rawValue ?? "cabinets")"), "isHere": tab == show,
                    "href": Paths.keys(query: [("project", project.code), ("show", tab?.rawValue)]),
                    "count": count > 0 ? "\(count)" : "", "isLate": tab == .overdue && count > 0,
                ]
            },
            "unknown": ask.query("number").map { ask.text("custody.unknownNumber", ["given": $0]) } ?? "",
        ]
    }

    private static func rows(
        _ ask: Ask, _ project: Project, _ show: KeyFilter.Show?, _ words: KeyNames
    ) async throws -> Model {
        let actor = try ask.actor
        let cabinets = try await ask.house.keys.cabinets(in: project.id, for: actor)
        guard let show else {
            return [
                "isCabinets": true, "cabinets": cabinets.map { CabinetPage.card($0, words) },
                "hasCabinets": !cabinets.isEmpty,
            ]
        }
        let filter = try ask.keyFilter(show)
        let (items, next) = try await ask.house.keys.list(filter, in: project.id, for: actor)
        var model: Model = [
            "rows": items.map(words.row), "hasRows": !items.isEmpty, "none": ask.text("custody.none.\(show.rawValue)"),
        ]
        if let next {
            model["more"] = Paths.keys(
                query: [("project", project.code), ("show", show.rawValue), ("q", filter.text), ("after", next)])
        }
        return model
    }
}

extension Ask {
    /// Which keys the address asks for.
    ///
    /// - Throws: ``WebRefusal/badQuery(_:)``
    func keyFilter(_ show: KeyFilter.Show) throws -> KeyFilter {
        var filter = KeyFilter()
        (filter.show, filter.kind, filter.text) = (show, query("kind"), query("q") ?? query("number"))
        (filter.after, filter.limit, filter.withRetired) = (query("after"), try limit(), query("retired") == "true")
        return filter
    }
}
