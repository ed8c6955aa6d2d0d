import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Like demands that are looked after together.
enum IncidentCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.incidents, .right(.caseRead),
            Operation(
                id: "incidents", summary: "Incidents, the newest first",
                query: [
                    .init("state", .words(Incident.State.allCases.map(\.rawValue))), .init("project", .string()),
                ] + CaseCalls.paging, answer: .page(of: .ref("Incident")))
        ) { ask in
            let state = try ask.query("state").map { word in
                guard let state = Incident.State(rawValue: word) else { throw WebRefusal.badQuery("state") }
                return state
            }
            let page = try await ask.house.cases.incidents(
                state.map { [$0] } ?? Incident.State.allCases, project: try await ask.project(),
                after: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
            let zones = try await ask.house.lookups.zones()
            let items = page.items.map { IncidentJSON(incident: $0, zone: zones[$0.project] ?? .utc) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .post, Paths.API.incidents, .right(.caseSupervise),
            Operation(
                id: "openIncident", summary: "Ties cases to an incident by hand", body: .ref("IncidentRequest"),
                answer: .ref("IncidentFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(IncidentBody.self)
            let file = try await ask.house.cases.openIncident(
                body.title, cases: body.cases, request: key, by: try ask.actor)
            return try await ask.answer(file, status: .created)
        },
        .api(
            .get, Paths.API.incident, .right(.caseRead),
            Operation(id: "incident", summary: "One incident with its cases", answer: .ref("IncidentFile"))
        ) { ask in
            try await ask.answer(try await ask.house.cases.incident(ask.name("incident"), for: try ask.actor))
        },
        .api(
            .post, Paths.API.incidentAction, .right(.caseSupervise),
            Operation(
                id: "actOnIncident", summary: "Confirms, dismisses, ties, unties, tells everybody, closes",
                body: .ref("IncidentAction"), answer: .ref("IncidentFile"))
        ) { ask in
            let (body, key) = try await ask.json(IncidentActionBody.self)
            guard let name = IncidentAct.Name(rawValue: ask.name("action")) else {
                throw CaseRefusal.unknownAction(ask.name("action"))
            }
            let file = try await ask.house.cases.act(
                body.act(name), onIncident: ask.name("incident"), request: key, by: try ask.actor)
            return try await ask.answer(file)
        },
    ]
}

private struct IncidentBody: Decodable, Sendable {
    let title: String
    let cases: [String]
}

private struct IncidentActionBody: Decodable, Sendable {
    let title: String?
    let reason: String?
    let text: String?
    let channel: String?
    let cases: [String]?

    func act(_ name: IncidentAct.Name) -> IncidentAct {
        IncidentAct(name, title: title, reason: reason, text: text, channel: channel, cases: cases ?? [])
    }
}

extension Ask {
    /// The project that the query names, by code or ID; nil where it names none.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    func project() async throws -> ID<Project>? {
        guard let name = query("project") else { return nil }
        let all = try await house.places.projects()
        guard let project = all.first(where: { $0.isCalled(name) }) else {
            throw DirectoryRefusal.unknownProject(name)
        }
        return project.id
    }

    fileprivate func answer(_ file: IncidentFile, status: HTTPResponse.Status = .ok) async throws -> Response {
        let zone = try await house.lookups.zone(of: file.incident.project)
        return .json(IncidentFileJSON(file: file, zone: zone, actor: try actor), status: status)
    }
}

private struct IncidentJSON: JSONValue {
    let incident: Incident
    let zone: Zone

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", incident.id.json), ("number", incident.number.json), ("version", .integer(incident.version)),
            ("project", incident.project.json), ("desk", incident.desk.json), ("title", incident.title.json),
            ("state", incident.state.rawValue.json), ("rule", incident.rule.json),
            ("foundAt", zone.text(incident.foundAt).json), ("firstAt", incident.span.first.map(zone.text).json),
            ("lastAt", incident.span.last.map(zone.text).json), ("cases", .integer(incident.span.cases)),
            ("open", .integer(incident.span.open)), ("decidedAt", incident.decidedAt.map(zone.text).json),
            ("decidedBy", incident.decidedBy.json), ("reason", incident.reason.json),
            ("closedAt", incident.closedAt.map(zone.text).json),
        ]
    }
}

private struct IncidentFileJSON: JSONValue {
    let file: IncidentFile
    let zone: Zone
    let actor: Actor

    var json: JSON {
        .object(
            IncidentJSON(incident: file.incident, zone: zone).parts + [
                ("actions", .array(file.incident.allowed(for: actor).map(\.rawValue.json))),
                ("news", file.news.map { NewsJSON(news: $0, zone: zone) }.json),
                ("outlook", OutlookJSON(outlook: file.outlook, zone: zone).json),
                ("members", .array(file.parts.map(member))),
            ])
    }

    private func member(_ part: IncidentFile.Part) -> JSON {
        .object([
            ("case", part.item.number.json), ("title", part.item.title.json),
            ("openedAt", zone.text(part.item.openedAt).json), ("place", (part.place?.code).json),
            ("phase", part.item.phase.rawValue.json), ("state", part.member.state.rawValue.json),
            ("likeness", .integer(part.member.likeness)),
        ])
    }
}
