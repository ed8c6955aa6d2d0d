import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many entries of the audit trail are looked through at once.
    private static let entriesAtOnce = 500
    /// So often, before others have their turn.
    private static let mostBatches = 20

    /// Looks at every demand that was registered since the last look, and offers those that came together as one
    /// incident.
    ///
    /// What was looked at stands in the store, in the transaction that writes what was found: each demand is looked at
    /// once, whichever copy looks and whatever dies meanwhile.
    ///
    /// - Returns: how many incidents were proposed. What is left after so many batches is looked at the next time.
    package func noticeIncidents() async throws -> Int {
        var proposed = 0
        for _ in 0..<Self.mostBatches where !Task.isCancelled {
            let batch = try await store.read { try IncidentFeedTable.next($0, limit: Self.entriesAtOnce) }
            guard batch.end > batch.place else { break }
            // Another copy was quicker: the next look is soon.
            guard let count = try await notice(batch) else { break }
            proposed += count
            if batch.isLast { break }
        }
        return proposed
    }

    private func notice(_ batch: IncidentFeedTable.Batch) async throws -> Int? {
        do {
            let finds = try await store.read { db in
                try incidentSearch.finds(
                    in: batch, rules: { desks[$0]?.incidents ?? .none },
                    missed: { try IncidentFeedTable.demands(db, after: $0, upTo: $1) },
                    newest: { try IncidentFeedTable.newest(db, $0, $1, before: $2, limit: $3) })
            }
            return try await store.write { tx in try propose(tx, finds, from: batch.place, to: batch.end) }
        } catch {
            incidentSearch.reset()
            throw error
        }
    }

    /// - Returns: how many incidents are new; nil where the entries were looked at by another meanwhile.
    private func propose(_ tx: Tx, _ finds: [IncidentSearch.Find], from: Int64, to: Int64) throws -> Int? {
        guard try IncidentFeedTable.go(tx, from: from, to: to) else { return nil }
        var count = 0
        for find in finds where !find.matches.isEmpty { if try place(tx, find) { count += 1 } }
        return count
    }

    /// - Returns: whether a new incident was proposed.
    private func place(_ tx: Tx, _ find: IncidentSearch.Find) throws -> Bool {
        let demand = find.item.demand
        let known = try IncidentMemberTable.incidents(tx, of: find.matches.map(\.id))
        var votes: [ID<Incident>: Int] = [:]
        for match in find.matches {
            if let (id, state) = known[match.id], state.takesMore { votes[id, default: 0] += match.likeness }
        }
        let free = find.matches.filter { known[$0.id] == nil }
        if let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key {
            try join(tx, demand.id, with: free, to: best, likeness: find.matches[0].likeness)
            try reconsider(tx, best, isUnusual: find.isUnusual)
            tell(tx, find.item.project)
            return false
        }
        guard find.isUnusual, Set(free.map(\.customer) + [demand.customer]).count >= find.rule.customers
        else { return false }
        let incident = Incident(
            id: tx.newID(),
            number: try Counters.number(tx, "I", of: "incident", in: try project(tx, find.item.project).zone),
            project: find.item.project, desk: find.item.desk, rule: find.rule.key, foundAt: tx.now,
            title: demand.title, state: .proposed)
        try IncidentTable.insert(tx, incident)
        try join(tx, demand.id, with: free, to: incident.id, likeness: free[0].likeness)
        try Audit.append(tx, actor: 0, act: "incident.propose", subject: incident.number)
        tell(tx, find.item.project)
        return true
    }

    /// What nobody has decided and turns out to be usual, now that more is known, is offered no longer; what was
    /// withdrawn so and comes oftener than usual after all is offered again.
    private func reconsider(_ tx: Tx, _ id: ID<Incident>, isUnusual: Bool) throws {
        guard var incident = try IncidentTable.find(tx, id), incident.decidedBy == nil else { return }
        switch (incident.state, isUnusual) {
        case (.proposed, false): (incident.state, incident.decidedAt) = (.dismissed, tx.now)
        case (.dismissed, true): (incident.state, incident.decidedAt) = (.proposed, nil)
        default: return
        }
        incident.version += 1
        try IncidentTable.update(tx, incident)
        let act = isUnusual ? "incident.propose" : "incident.withdraw"
        try Audit.append(tx, actor: 0, act: act, subject: incident.number)
    }

    private func join(
        _ tx: Tx, _ item: ID<Case>, with others: [Likeness.Match], to incident: ID<Incident>, likeness: Int
    ) throws {
        for (id, share) in [(item, likeness)] + others.map({ ($0.id, $0.likeness) }) {
            try IncidentMemberTable.offer(tx, id, likeness: share, to: incident)
        }
    }

    private func tell(_ tx: Tx, _ project: ID<Project>) {
        tx.tell(LiveNote(topic: "alert", project: project.number, subject: "", version: 0))
    }
}
