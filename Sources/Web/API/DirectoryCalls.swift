import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Finding, people, places.
enum DirectoryCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.search, .signedIn,
            Operation(
                id: "search", summary: "Finds cases, people, places and staff by what was typed, best first",
                query: [
                    .init("q", .string()), .init("type", .words(Finding.Kind.allCases.map(\.rawValue))),
                    .init("limit", .integer(1...50)),
                ],
                answer: .page(of: .ref("Found"))), search),
        .api(
            .get, Paths.API.people, .right(.peopleRead),
            Operation(
                id: "people", summary: "Customers, by what was typed or all by ID",
                query: [.init("q", .string()), .init("project", .string())] + CaseCalls.paging,
                answer: .page(of: .ref("Person"))), people),
        .api(
            .post, Paths.API.people, .right(.peopleWrite),
            Operation(
                id: "addPerson", summary: "Keeps a new customer", body: .ref("PersonRequest"), answer: .ref("Person"),
                status: 201)
        ) { ask in
            let (body, key) = try await ask.json(PersonBody.self)
            let project = try await ask.project(body.project, .peopleWrite)
            let draft = PersonDraft(
                project: project.id, name: body.name, phones: body.phones ?? [], tags: body.tags ?? [],
                note: body.note ?? "")
            let person = try await ask.house.people.add(draft, request: key, by: try ask.actor.staff.number)
            return try await ask.person(person.id, status: .created)
        },
        .api(
            .get, Paths.API.person, .right(.peopleRead),
            Operation(id: "person", summary: "One customer", answer: .ref("Person"))
        ) { ask in try await ask.person(try ask.personID()) },
        .api(
            .post, Paths.API.personPhone, .right(.peopleUnmask, .peoplePhone),
            Operation(
                id: "unmask", summary: "A customer with telephone numbers in full; noted in the audit trail",
                body: .whole([("reason", .string(most: 200))]), answer: .ref("Person"))
        ) { ask in
            let (body, key) = try await ask.json(ReasonBody.self)
            let file = try await ask.file(try ask.personID())
            guard file.may(.peopleUnmask) || file.may(.peoplePhone) else {
                throw WorkforceRefusal.notAllowed(.peopleUnmask)
            }
            guard !body.reason.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("reason") }
            try await ask.house.people.noteUnmasking(
                of: file.person.id, reason: String(body.reason.prefix(200)), request: key,
                by: try ask.actor.staff.number)
            return .json(PersonJSON(file.file, seesPhone: true))
        },
        .api(
            .get, Paths.API.projects, .signedIn,
            Operation(id: "projects", summary: "The projects", answer: .page(of: .ref("Project")))
        ) { ask in
            let all = try await ask.house.places.projects()
            let actor = try ask.actor
            let mine = all.filter { project in Right.allCases.contains { actor.reaches($0, in: project.id) } }
            return .json(PageJSON(items: mine.map(ProjectJSON.init), next: nil))
        },
        .api(
            .get, Paths.API.places, .right(.placesRead),
            Operation(
                id: "places", summary: "Places, by what was typed or the children of one",
                query: [.init("q", .string()), .init("project", .string()), .init("parent", .string())]
                    + CaseCalls.paging,
                answer: .page(of: .ref("Place"))), places),
        .api(
            .post, Paths.API.places, .right(.placesWrite),
            Operation(
                id: "addPlace", summary: "Adds a place", body: .ref("PlaceRequest"), answer: .ref("Place"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(PlaceBody.self)
            let project = try await ask.project(body.project, .placesWrite)
            let draft = PlaceDraft(
                project: project.id, parent: body.parent, kind: body.kind, code: body.code, name: body.name)
            let added = try await ask.house.places.add(
                [draft], request: key, by: try ask.actor.staff.number)
            return .json(added.map(PlaceJSON.init)[0], status: .created)
        },
    ]

    private static func search(_ ask: Ask) async throws -> Response {
        let kinds = try ask.query("type").map { word in
            guard let kind = Finding.Kind(rawValue: word) else { throw WebRefusal.badQuery("type") }
            return [kind]
        }
        let limit = try ask.integer("limit", 1...50, otherwise: 10)
        let groups = try await Finder(ask, ask.query("q") ?? "", limit: limit).groups(kinds ?? Finding.Kind.allCases)
        return .json(PageJSON(items: groups.flatMap(\.rows).map { FoundJSON(finding: $0.finding) }, next: nil))
    }

    private static func people(_ ask: Ask) async throws -> Response {
        let limit = try ask.limit()
        if let text = ask.query("q") {
            let projects = try await ask.projects(listing: .peopleRead)
            let found = try await ask.house.people.find(
                text, in: projects.map(\.id), limit: limit, for: try ask.actor)
            return .json(PageJSON(items: found.map(PersonJSON.init), next: nil))
        }
        guard try ask.actor.lists(.peopleRead) else { throw WorkforceRefusal.notAllowed(.peopleRead) }
        let project = try await ask.project(ask.query("project"), listing: .peopleRead)
        let rows = try await ask.house.people.list(
            in: project.id, after: try ask.id("after"), limit: limit + 1, for: try ask.actor)
        let items = rows.prefix(limit).map(PersonJSON.init)
        return .json(PageJSON(items: items, next: rows.count > limit ? items.last?.id : nil))
    }

    private static func places(_ ask: Ask) async throws -> Response {
        let limit = try ask.limit()
        if let text = ask.query("q") {
            let projects = try await ask.query("project") == nil
                ? ask.projects(listing: .placesRead) : [ask.project(ask.query("project"), listing: .placesRead)]
            let found = try await ask.house.premises.find(
                text, in: projects.map(\.id), limit: limit, for: try ask.actor)
            return .json(PageJSON(items: found.map(PlaceJSON.init), next: nil))
        }
        let project = try await ask.project(ask.query("project"), listing: .placesRead)
        let rows = try await ask.house.premises.inside(
            try ask.id("parent"), in: project.id, after: ask.query("after") ?? "", limit: limit + 1,
            for: try ask.actor)
        let items = rows.prefix(limit).map(PlaceJSON.init)
        return .json(PageJSON(items: items, next: rows.count > limit ? items.last?.code : nil))
    }
}

extension Ask {
    /// The projects in which the actor has a right.
    func projects(_ right: Right) async throws -> [Project] {
        let all = try await house.lookups.staffing().projects.values.sorted { $0.code < $1.code }
        return try actor.projects(right, of: all)
    }

    /// The projects in which, or in a place of which, the actor has lists by a right.
    func projects(listing right: Right) async throws -> [Project] {
        let all = try await house.lookups.staffing().projects.values.sorted { $0.code < $1.code }
        return try actor.projects(listing: right, of: all)
    }

    /// A project by code or ID, or the first in which the actor has the right.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    func project(_ name: String?, _ right: Right) async throws -> Project {
        try project(name, of: await projects(right))
    }

    /// As ``project(_:_:)``, of ``projects(listing:)``.
    func project(_ name: String?, listing right: Right) async throws -> Project {
        try project(name, of: await projects(listing: right))
    }

    private func project(_ name: String?, of all: [Project]) throws -> Project {
        let found = name.map { name in all.first { $0.isCalled(name) } } ?? all.first
        guard let found else { throw DirectoryRefusal.unknownProject(name ?? "") }
        return found
    }

    func personID() throws -> ID<Person> {
        guard let id = ID<Person>(name("person")) else { throw DirectoryRefusal.unknownPerson(name("person")) }
        return id
    }

    /// A customer whom the actor may see.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)``
    func file(_ id: ID<Person>) async throws -> SeenPerson { try await house.people.person(id, for: try actor) }

    fileprivate func person(_ id: ID<Person>, status: HTTPResponse.Status = .ok) async throws -> Response {
        let file = try await file(id)
        return .json(PersonJSON(file), status: status)
    }
}
