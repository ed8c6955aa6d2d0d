import Casework
import Directory
import Kernel
import Store
import Workforce

extension Alerts {
    /// So many are handed on in one transaction.
    private static let mostHandedOn = 100

    /// Undecided alerts of somebody who has left go to whoever was named for them; else nobody has taken them up, and
    /// the next level is told at once.
    ///
    /// - Returns: how many.
    package func handOn() async throws -> Int {
        var done = 0
        // Nobody's write waits for a look that finds nothing.
        while try await store.read({ try !AlertTable.ownerless($0, limit: 1).isEmpty }) {
            done += try await store.write { tx in
                let all = try AlertTable.ownerless(tx, limit: Self.mostHandedOn)
                for alert in all { try handOn(tx, alert) }
                return all.count
            }
        }
        return done
    }

    /// How many undecided alerts somebody has.
    package func held(by staff: ID<Staff>) async throws -> Int {
        try await store.read { try AlertTable.load($0, of: staff, isNew: false) }
    }

    private func handOn(_ tx: Tx, _ old: Alert) throws {
        var alert = old
        alert.owner = try old.owner.flatMap { try heir(tx, of: $0, in: old.project) }
        if alert.owner == nil {
            (alert.state, alert.takenBy, alert.takenAt) = (.open, nil, nil)
            let isTold = tellOnTime(of: alert, from: tx.now, in: try project(tx, alert.project)) != nil
            alert.tellOnAt = isTold ? tx.now : nil
        } else if alert.state == .acknowledged {
            alert.takenBy = alert.owner
        }
        alert.version += 1
        try AlertTable.update(tx, alert)
        try Audit.append(
            tx, actor: 0, act: "alert.hand-on", subject: alert.number, detail: alert.owner?.description ?? "")
        tx.tell(LiveNote(topic: "alert", project: alert.project.number, subject: "", version: 0))
    }

    private func heir(_ db: DB, of leaver: ID<Staff>, in project: ID<Project>) throws -> ID<Staff>? {
        guard let heir = try HandOverTable.current(db, of: leaver)?.plan.heir(of: .alerts),
            try Doorkeeper.actor(db, heir)?.0.may(.caseSupervise, in: project) == true
        else { return nil }
        return heir
    }
}
