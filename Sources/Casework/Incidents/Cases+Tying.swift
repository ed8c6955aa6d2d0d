import Directory
import Kernel
import Store
import Workforce

extension Cases {
    func take(_ tx: Tx, _ act: IncidentAct, on old: Incident, by actor: Actor) throws {
        let project = try project(tx, old.project)
        var incident = old
        incident.version += 1
        switch act {
        case .confirm(let title):
            if let title, !title.trimmed.isEmpty { incident.title = try Self.checked(title, of: []) }
            incident.state = .open
            (incident.decidedBy, incident.decidedAt, incident.reason) = (actor.staff, tx.now, nil)
            // What was tied to another meanwhile stays there.
            let offered = try IncidentMemberTable.members(tx, of: old.id).filter {
                try $0.state == .proposed && !IncidentMemberTable.isTiedElsewhere(tx, $0.item, than: old.id)
            }
            try tie(tx, offered.map(\.item.description), to: incident, in: project, by: actor)
        case .dismiss(let reason):
            guard !reason.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("reason") }
            guard reason.utf8.count <= 2000 else { throw CaseRefusal.tooLong(field: "reason", limit: 2000) }
            incident.state = .dismissed
            (incident.decidedBy, incident.decidedAt, incident.reason) = (actor.staff, tx.now, reason.trimmed)
        case .tie(let names): try tie(tx, try Self.named(names), to: incident, in: project, by: actor)
        case .untie(let names): try untie(tx, try Self.named(names), from: incident, in: project, by: actor)
        case .news(let text, let channel):
            try spread(
                tx, text, through: channel, to: .incident(old.id), of: old.desk, in: project, by: actor)
        case .close: (incident.state, incident.closedAt) = (.closed, tx.now)
        }
        try IncidentTable.update(tx, incident)
    }

    private static func named(_ names: [String]) throws -> [String] {
        guard !names.isEmpty else { throw CaseRefusal.fieldMissing("cases") }
        guard names.count <= mostTied else { throw CaseRefusal.tooLong(field: "cases", limit: mostTied) }
        return names
    }

    /// Ties cases to an incident; each says so on its timeline.
    func tie(_ tx: Tx, _ names: [String], to incident: Incident, in project: Project, by actor: Actor) throws {
        let known = try members(tx, of: incident)
        for name in names {
            let item = try visible(tx, name, to: actor)
            guard item.project == incident.project else { throw CaseRefusal.mergeAcrossProjects }
            guard known[item.id]?.state != .tied else { continue }
            guard try !IncidentMemberTable.isTiedElsewhere(tx, item.id, than: incident.id) else {
                throw CaseRefusal.inAnotherIncident(case: item.number)
            }
            try IncidentMemberTable.save(
                tx,
                IncidentMember(item: item.id, state: .tied, likeness: known[item.id]?.likeness ?? 100, at: tx.now),
                of: incident.id)
            try mark(tx, item, "tie", incident, in: project, by: actor)
        }
    }

    private func untie(
        _ tx: Tx, _ names: [String], from incident: Incident, in project: Project, by actor: Actor
    ) throws {
        let known = try members(tx, of: incident)
        for name in names {
            let item = try visible(tx, name, to: actor)
            guard let member = known[item.id], member.state != .untied else { continue }
            try IncidentMemberTable.save(
                tx, IncidentMember(item: item.id, state: .untied, likeness: member.likeness, at: tx.now),
                of: incident.id)
            if member.state == .tied { try mark(tx, item, "untie", incident, in: project, by: actor) }
        }
    }

    private func members(_ db: DB, of incident: Incident) throws -> [ID<Case>: IncidentMember] {
        let all = try IncidentMemberTable.members(db, of: incident.id)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.item, $0) })
    }

    private func mark(
        _ tx: Tx, _ item: Case, _ act: String, _ incident: Incident, in project: Project, by actor: Actor
    ) throws {
        let deed = Deed(act: act, words: "\(incident.number) \(incident.title)", actor: actor, now: tx.now)
        _ = try commit(tx, [], to: item, deed, in: project)
    }
}
