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
    /// What was told to all of them, the newest first; the last 20.
    package let news: [News]
    /// What another news would do now.
    package let outlook: NewsOutlook
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

    func seen(_ db: DB, _ name: String, by actor: Actor) throws -> Incident {
        let found = try IncidentTable.find(db, number: name)
            ?? ID<Incident>(name).flatMap { try IncidentTable.find(db, $0) }
        guard let found, actor.may(.caseRead, in: found.project) else { throw CaseRefusal.unknownIncident(name) }
        return found
    }

    func file(_ db: DB, _ incident: Incident) throws -> IncidentFile {
        let parts = try IncidentMemberTable.members(db, of: incident.id).compactMap { member in
            try CaseTable.find(db, member.item).map { item in
                IncidentFile.Part(
                    member: member, item: item, place: try item.place.flatMap { try PlaceTable.find(db, $0) })
            }
        }
        let name = try incident.decidedBy.flatMap { try StaffTable.find(db, $0)?.name }
        return IncidentFile(
            incident: incident, parts: parts, decidedBy: name, news: try news(db, of: .incident(incident.id)),
            outlook: try outlook(
                db, .incident(incident.id), of: incident.desk, in: try project(db, incident.project)))
    }
}
