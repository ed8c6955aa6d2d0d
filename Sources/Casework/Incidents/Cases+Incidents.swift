import Directory
import Kernel
import Store
import Workforce

/// An incident with everything that its page shows.
package struct IncidentFile: Sendable {
    package struct Part: Sendable {
        package let member: IncidentMember
        package let item: Case
        package let place: Place?
    }

    package let incident: Incident
    package let parts: [Part]
    package let decidedBy: String?
}

/// What somebody does with an incident.
package enum IncidentAct: Sendable {
    /// It is one: what looks as if it belonged to it is tied, under a title of one's own where there is one.
    case confirm(title: String?)
    case dismiss(reason: String)
    case tie([String])
    case untie([String])
    /// The same word to every customer whose case is tied and not over.
    case news(String)
    /// Every customer was asked: no case of it is open.
    case close

    package enum Name: String, Sendable, Codable, CaseIterable { case confirm, dismiss, tie, untie, news, close }

    package var name: Name {
        switch self {
        case .confirm: .confirm
        case .dismiss: .dismiss
        case .tie: .tie
        case .untie: .untie
        case .news: .news
        case .close: .close
        }
    }
}

extension Incident {
    /// What may be done with it now.
    package var allowed: [IncidentAct.Name] {
        switch state {
        case .proposed: [.confirm, .dismiss, .tie, .untie]
        case .open: span.open == 0 ? [.tie, .untie, .close] : [.tie, .untie, .news]
        case .dismissed: [.confirm]
        case .closed: []
        }
    }
}

extension Cases {
    package static let mostTied = 500

    /// Those in some states that `actor` may see, the newest first.
    package func incidents(
        _ states: [Incident.State], project: ID<Project>? = nil, after: ID<Incident>? = nil, limit: Int = 50,
        for actor: Actor
    ) async throws -> Page<Incident> {
        try await store.read { db in
            let limit = CaseFilter.rows(limit)
            let rows = try IncidentTable.list(
                db, projects: try projectsRead(db, by: actor).filter { project == nil || $0 == project },
                states: states, before: after?.number ?? .max, limit: limit + 1)
            let items = Array(rows.prefix(limit))
            return Page(items: items, next: rows.count > limit ? items.last?.id.description : nil)
        }
    }

    /// How many wait for somebody to decide.
    package func proposedIncidents(for actor: Actor) async throws -> Int {
        try await store.read { try IncidentTable.count($0, projects: try projectsRead($0, by: actor), .proposed) }
    }

    private func projectsRead(_ db: DB, by actor: Actor) throws -> [ID<Project>] {
        actor.projects(.caseRead, of: try ProjectTable.all(db)).map(\.id)
    }

    /// By number or ID.
    ///
    /// - Throws: ``CaseRefusal/unknownIncident(_:)``
    package func incident(_ name: String, for actor: Actor) async throws -> IncidentFile {
        try await store.read { try file($0, try seen($0, name, by: actor)) }
    }

    private func seen(_ db: DB, _ name: String, by actor: Actor) throws -> Incident {
        let found =
            try IncidentTable.find(db, number: name)
            ?? ID<Incident>(name).flatMap { try IncidentTable.find(db, $0) }
        guard let found, actor.may(.caseRead, in: found.project) else { throw CaseRefusal.unknownIncident(name) }
        return found
    }

    private func file(_ db: DB, _ incident: Incident) throws -> IncidentFile {
        let parts = try IncidentTable.members(db, of: incident.id).compactMap { member in
            try CaseTable.find(db, member.item).map { item in
                IncidentFile.Part(
                    member: member, item: item, place: try item.place.flatMap { try PlaceTable.find(db, $0) })
            }
        }
        let name = try incident.decidedBy.flatMap { try StaffTable.find(db, $0)?.name }
        return IncidentFile(incident: incident, parts: parts, decidedBy: name)
    }

    /// Begins an incident by hand.
    ///
    /// - Throws: ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/unknownCase(_:)`` · ``CaseRefusal/mergeAcrossProjects`` ·
    ///   ``CaseRefusal/inAnotherIncident(case:incident:)``
    package func openIncident(
        _ title: String, cases names: [String], request: RequestKey? = nil, by actor: Actor
    ) async throws -> IncidentFile {
        let title = try Self.checked(title, of: names)
        guard let first = names.first else { throw CaseRefusal.fieldMissing("cases") }
        return try await store.write { tx in
            let number = try tx.once(request, actor: actor.staff.number) {
                let item = try visible(tx, first, to: actor)
                try actor.require(.caseSupervise, in: item.project)
                let project = try project(tx, item.project)
                var incident = Incident(
                    id: tx.newID(), number: try Self.incidentNumber(tx, in: project.zone), project: item.project,
                    desk: item.desk, rule: "", foundAt: tx.now, title: title, state: .open)
                (incident.decidedBy, incident.decidedAt) = (actor.staff, tx.now)
                try IncidentTable.insert(tx, incident)
                try tie(tx, names, to: incident, in: project, by: actor)
                try note(tx, "open", incident, by: actor)
                return incident.number
            }
            return try file(tx, try seen(tx, number, by: actor))
        }
    }

    /// - Throws: ``CaseRefusal/unknownIncident(_:)`` · ``CaseRefusal/notAllowedNow(action:allowed:)`` ·
    ///   as ``openIncident(_:cases:request:by:)``
    package func act(
        _ act: IncidentAct, onIncident name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> IncidentFile {
        try await store.write { tx in
            let number = try tx.once(request, actor: actor.staff.number) {
                let incident = try seen(tx, name, by: actor)
                try actor.require(.caseSupervise, in: incident.project)
                guard incident.allowed.contains(act.name) else {
                    throw CaseRefusal.notAllowedNow(
                        action: act.name.rawValue, allowed: incident.allowed.map(\.rawValue))
                }
                try take(tx, act, on: incident, by: actor)
                try note(tx, act.name.rawValue, incident, by: actor)
                return incident.number
            }
            return try file(tx, try seen(tx, number, by: actor))
        }
    }

    private func note(_ tx: Tx, _ act: String, _ incident: Incident, by actor: Actor) throws {
        try Audit.append(tx, actor: actor.staff.number, act: "incident." + act, subject: incident.number)
        tx.tell(LiveNote(topic: "alert", project: incident.project.number, subject: "", version: 0))
    }

    static func checked(_ title: String, of names: [String]) throws -> String {
        guard !title.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("title") }
        guard title.trimmed.count <= Intake.longestTitle else {
            throw CaseRefusal.tooLong(field: "title", limit: Intake.longestTitle)
        }
        guard names.count <= mostTied else { throw CaseRefusal.tooLong(field: "cases", limit: mostTied) }
        return title.trimmed
    }
}

extension IncidentAct {
    /// What was filled in for an act; what it needs and has not is refused when it is taken.
    package init(_ name: Name, title: String?, reason: String?, text: String?, cases: [String]) {
        self =
            switch name {
            case .confirm: .confirm(title: title)
            case .dismiss: .dismiss(reason: reason ?? "")
            case .tie: .tie(cases)
            case .untie: .untie(cases)
            case .news: .news(text ?? "")
            case .close: .close
            }
    }
}
