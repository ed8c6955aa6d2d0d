import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// How well the households are known, by steward, with what is missing: the first of each steward's, or all of one's
/// page by page.
enum AcquaintancePage {
    /// So many households that are not known are shown of each steward.
    private static let most = 50

    static func get(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let projects = actor.projects(.peopleRead, of: try await ask.house.places.projects())
        let project = try await ask.project(ask.query("project"), .peopleRead)
        let whose = try ask.lacking()
        let known = try await ask.house.customers.acquaintance(in: project.id, lacks: most, for: actor)
        let (names, rules) = (try await Names.load(ask), ask.house.customers.rules)
        var lists = known.groups.filter { whose == nil || whose == $0.whose }.map { ($0, $0.lacks) }
        if let whose, let group = lists.first?.0 {
            let page = try await ask.house.customers.lacks(
                in: project.id, of: whose, after: ask.query("after"), limit: most, for: actor)
            lists = [(group, page)]
        }
        var model: Model = [
            "line": names.text(
                "acquaintance.line",
                ["days": "\(rules.window.milliseconds / 86_400_000)", "target": "\(rules.target)"]),
            "groups": known.groups.map { group($0, rules, project, names) }, "hasGroups": !known.groups.isEmpty,
            "lists": lists.map { list($0, $1, project, names) },
            "everybody": whose == nil ? "" : Paths.acquaintance(query: [("project", project.code)]),
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: project.code),
            "hasProjects": projects.count > 1, "contacts": Paths.contacts(query: [("project", project.code)]),
        ]
        model.merge(try await ListedSheet.links(.acquaintance, of: project, in: ask))
        let missing = try await ListedSheet.links(
            .unacquainted, of: project, [("steward", ask.query("steward"))], in: ask)
        (model["missing"], model["missingText"]) = (missing["export"], missing["exportText"])
        return Shell.page("acquaintance", model, title: ask.text("acquaintance.title"), place: "people", in: ask)
    }

    private static func group(
        _ group: Acquaintance.Group, _ rules: ContactRules, _ project: Project, _ names: Names
    ) -> Model {
        let rate = group.known * 100 / max(1, group.households)
        return [
            "name": name(group, names), "households": "\(group.households)", "known": "\(group.known)",
            "rate": "\(rate) %", "isBad": rate < rules.target, "href": address(group, project),
        ]
    }

    private static func list(
        _ group: Acquaintance.Group, _ page: Page<Acquaintance.Lack>, _ project: Project, _ names: Names
    ) -> Model {
        [
            "name": name(group, names), "lacks": page.items.map { lack($0, names) }, "hasLacks": !page.items.isEmpty,
            "next": page.next.map { address(group, project, after: $0) } ?? "",
        ]
    }

    private static func name(_ group: Acquaintance.Group, _ names: Names) -> String {
        group.steward?.name ?? names.text("acquaintance.nobody")
    }

    private static func address(_ group: Acquaintance.Group, _ project: Project, after: String? = nil) -> String {
        Paths.acquaintance(
            query: [
                ("project", project.code), ("steward", group.steward?.id.description ?? Ask.nobody), ("after", after),
            ])
    }

    private static func lack(_ lack: Acquaintance.Lack, _ names: Names) -> Model {
        [
            "code": lack.resident.code, "name": lack.resident.name,
            "href": Paths.person(lack.resident.person.description),
            "noCalls": lack.isSilent && lack.resident.declinesCalls, "parts": names.parts(of: lack),
        ]
    }
}

extension Names {
    /// What is missing of a household: `电话、近期联系`.
    func parts(of lack: Acquaintance.Lack) -> String {
        let parts = lack.parts.map(\.rawValue) + (lack.isSilent ? ["contact"] : [])
        return list(parts.map { text("acquaintance.part.\($0)") })
    }
}

extension Ask {
    /// As the address calls the households in no steward's zone.
    static let nobody = "nobody"

    /// Whose households the address asks about; nil for everybody's.
    ///
    /// - Throws: ``WebRefusal/badQuery(_:)``
    func lacking() throws -> Acquaintance.Whose? {
        guard let text = query("steward") else { return nil }
        if text == Self.nobody { return .nobody }
        guard let id = ID<Staff>(text) else { throw WebRefusal.badQuery("steward") }
        return .steward(id)
    }
}
