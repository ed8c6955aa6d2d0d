import Casework
import Directory
import Kernel
import Store
import Workforce

extension Alerts {
    /// What a transaction raised, and whose pages must hear of it.
    struct Raised: Sendable {
        var count = 0
        var projects: Set<ID<Project>> = []
    }

    /// Makes an alert of what was seen. Where one about the same waits to be decided, it is told nothing new but the
    /// cases; where one was decided, the new one names it.
    func raise(_ tx: Tx, _ sighting: Sighting, _ crews: Crews, _ raised: inout Raised) throws {
        let last = try AlertTable.last(tx, sighting)
        if let last, !last.state.isDecided {
            guard !sighting.rule.sight.isOfNumbers else { return }
            try AlertCaseTable.tie(tx, sighting.cases, to: last.id)
            raised.projects.insert(sighting.project)
            return
        }
        if last != nil, sighting.isOnce { return }
        if sighting.rule.sight.isOfNumbers, let at = last?.decidedAt, tx.now < at + sighting.rule.rest { return }
        let project = try project(tx, sighting.project)
        var alert = Alert(
            id: tx.newID(), number: try Counters.number(tx, "A", of: "alert", in: project.zone),
            project: project.id, desk: sighting.desk,
            rule: sighting.rule.key, sight: sighting.rule.sight.name, severity: sighting.rule.severity,
            subject: sighting.subject, at: tx.now, saw: sighting.saw, parameters: sighting.rule.sight.parameters,
            incident: sighting.incident, former: last?.id,
            owner: try owner(tx, of: sighting, crews.crew(of: project.id)))
        alert.tellOnAt = tellOnTime(of: alert, from: tx.now, in: project)
        try AlertTable.insert(tx, alert)
        try AlertCaseTable.tie(tx, sighting.cases, to: alert.id)
        try Audit.append(tx, actor: 0, act: "alert.raise", subject: alert.number, detail: alert.rule)
        raised.count += 1
        raised.projects.insert(project.id)
    }

    /// Of those whom the rule means, and of whoever stands in for them, one of the department that it concerns where
    /// there is one, who has the fewest alerts in hand.
    private func owner(_ db: DB, of sighting: Sighting, _ crew: Crew) throws -> ID<Staff>? {
        if let own = sighting.owner, try reads(db, own, in: sighting.project) { return own }
        let chain = desks[sighting.desk]?.watch.chain ?? []
        let people = crew.hearers(meaning: sighting.rule.to, chain: chain, agent: ID(number: 0), worker: nil).people
        let department = try sighting.department.flatMap { key in
            try StaffTable.departments(db).first { $0.key == key }?.id
        }
        let near = people.filter { id in
            crew.staff.contains { $0.id == id && department.map($0.departments.contains) == true }
        }
        let loads = try (near.isEmpty ? people : near).map { id in
            (load: try AlertTable.load(db, of: id, isNew: false), id: id)
        }
        return loads.min { ($0.load, $0.id) < ($1.load, $1.id) }?.id
    }

    /// What was decided of an incident is decided of the alerts that referred to it, by the same person.
    func follow(_ tx: Tx, _ incident: Incident, _ raised: inout Raised) throws {
        guard let desk = desks[incident.desk], incident.state != .proposed else { return }
        for rule in desk.alerts.rules where rule.sight == .incident {
            guard let sighting = Sighting.incident(incident, rule, cases: []),
                var alert = try AlertTable.last(tx, sighting), !alert.state.isDecided
            else { continue }
            alert.follow(
                incident.decidedBy, incident.state == .dismissed ? .dismissed : .acted,
                incident.reason ?? incident.number, at: tx.now)
            try AlertTable.update(tx, alert)
            try Audit.append(
                tx, actor: incident.decidedBy?.number ?? 0, act: "alert.\(alert.state.rawValue)",
                subject: alert.number, detail: incident.number)
            raised.projects.insert(alert.project)
        }
    }
}

extension Alert {
    /// Is decided as what it is about was decided, by the same person.
    mutating func follow(_ staff: ID<Staff>?, _ outcome: State, _ reason: String, at now: Instant) {
        (takenBy, takenAt) = (takenBy ?? staff, takenAt ?? now)
        (decidedBy, decidedAt, tellOnAt) = (staff, now, nil)
        (state, words) = (outcome, reason)
        version += 1
    }
}
