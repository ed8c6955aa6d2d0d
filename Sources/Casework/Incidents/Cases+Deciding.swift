import Directory
import Kernel
import Store
import Workforce

extension Cases {
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
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let item = try visible(tx, first, to: actor)
                try actor.require(.caseSupervise, in: item.project)
                let project = try project(tx, item.project)
                var incident = Incident(
                    id: tx.newID(), number: try Counters.number(tx, "I", of: "incident", in: project.zone),
                    project: item.project,
                    desk: item.desk, rule: "", foundAt: tx.now, title: title, state: .open)
                (incident.decidedBy, incident.decidedAt) = (actor.staff, tx.now)
                try IncidentTable.insert(tx, incident)
                try tie(tx, names, to: incident, in: project, by: actor)
                try note(tx, "open", incident, by: actor)
                return incident.number
            }
        }
        return try await incident(number, for: actor)
    }

    /// - Throws: ``CaseRefusal/unknownIncident(_:)`` · ``CaseRefusal/notAllowedNow(action:allowed:)`` ·
    ///   as ``openIncident(_:cases:request:by:)``
    package func act(
        _ act: IncidentAct, onIncident name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> IncidentFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
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
        }
        return try await incident(number, for: actor)
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
