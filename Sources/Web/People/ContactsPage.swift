import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Whom somebody should speak to: agreed or as key customers, the longest due first; one's own zone or all.
enum ContactsPage {
    private static let most = 50

    static func get(_ ask: Ask) async throws -> Response {
        let (project, page) = try await ask.dueContacts(limit: most)
        let actor = try ask.actor
        let projects = actor.projects(listing: .peopleRead, of: try await ask.house.places.projects())
        let (names, today) = (try await Names.load(ask), project.zone.day(of: ask.now))
        let times = TimeWords(ask, zone: project.zone)
        func address(_ steward: String?, after: String? = nil) -> String {
            Paths.contacts(query: [("project", project.code), ("steward", steward), ("after", after)])
        }
        let asked = ask.query("steward") ?? ""
        let scopes = [
            ("", "contacts.all"), (actor.staff.description, "contacts.mine"), (Ask.nobody, "acquaintance.nobody"),
        ]
        var model: Model = [
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: project.code),
            "hasProjects": projects.count > 1, "steward": asked,
            "scopes": scopes.map { steward, text -> Model in
                ["href": address(steward.isEmpty ? nil : steward), "name": ask.text(text), "isChosen": steward == asked]
            },
            "rows": page.items.map { row($0, today, names, times) },
            "hasRows": !page.items.isEmpty, "isLater": ask.query("after") != nil,
            "start": address(ask.query("steward")),
        ]
        model.merge(links(actor, project))
        if let next = page.next { model["next"] = address(ask.query("steward"), after: next) }
        model.merge(
            try await ListedSheet.links(.contacts, of: project, [("steward", ask.query("steward"))], in: ask))
        return Shell.page("contacts", model, title: ask.text("contacts.title"), place: "people", in: ask)
    }

    /// Where a project's contacts and its acquaintance rate stand; the rate is for whoever sees all of it.
    static func links(_ actor: Actor, _ project: Project) -> Model {
        let here = [("project", project.code as String?)]
        let isWhole = actor.may(.peopleRead, in: project.id)
        return ["contacts": Paths.contacts(query: here), "acquaintance": isWhole ? Paths.acquaintance(query: here) : ""]
    }

    private static func row(_ one: DueContact, _ today: Day, _ names: Names, _ times: TimeWords) -> Model {
        let isDue = one.plan.dueOn <= today
        return [
            "name": one.person.name, "href": Paths.person(one.person.id.description), "code": one.code,
            "day": one.plan.dueOn.description, "isDue": isDue, "why": names.why(one.plan, isDue: isDue),
            "noCalls": one.declinesCalls,
            "spoken": one.spokenAt.map(times.point) ?? "–", "exact": one.spokenAt.map(times.exact) ?? "",
        ]
    }
}

extension Names {
    /// Why somebody should be spoken to.
    func why(_ plan: ContactPlan, isDue: Bool) -> String {
        switch plan.why {
        case .agreed: text("contact.agreed")
        case .key(let tag): text("contact.key", ["tag": self.tag(tag)])
        case .silent: text(isDue ? "contact.silent" : "contact.untilThen")
        }
    }
}

extension Ask {
    /// The project and the page of contacts that the address asks about.
    func dueContacts(limit: Int) async throws -> (Project, Page<DueContact>) {
        let project = try await project(query("project"), listing: .peopleRead)
        let page = try await house.customers.due(
            in: project.id, of: try lacking(), after: query("after"), limit: limit, for: try actor)
        return (project, page)
    }
}
