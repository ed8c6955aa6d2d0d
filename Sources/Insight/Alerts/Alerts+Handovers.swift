import Casework
import Directory
import Handover
import Kernel
import Store

extension Alerts {
    /// What ends that a hand-over waits, as the audit trail calls it.
    private static let ends: Set = ["handover.sign", "handover.withdraw"]

    func handoverFinds(_ db: DB, _ entries: [Audit.Done]) throws -> [Find] {
        let ended = entries.filter { Self.ends.contains($0.act) }
        return try ended.compactMap { try ShiftHandoverTable.find(db, named: $0.subject).map { .handover($0) } }
    }

    /// A late signature decides the warning that nobody had signed, by whoever signs; so does taking it back.
    func follow(_ tx: Tx, _ one: ShiftHandover, _ raised: inout Raised) throws {
        let staff = one.signedBy ?? one.by
        for (desk, rule) in desks.sorted(by: { $0.key < $1.key }).flatMap({ key, desk in
            desk.alerts.rules.filter(\.seesHandovers).map { (key, $0) }
        }) {
            let sighting = Sighting.handover(rule, one, desk: desk, department: "", at: tx.now)
            guard var alert = try AlertTable.last(tx, sighting), !alert.state.isDecided else { continue }
            alert.follow(staff, .acted, one.withdrawal.isEmpty ? one.number : one.withdrawal, at: tx.now)
            try AlertTable.update(tx, alert)
            try Audit.append(
                tx, actor: staff.number, act: "alert.\(alert.state.rawValue)", subject: alert.number,
                detail: one.number)
            raised.projects.insert(alert.project)
        }
    }
}

extension AlertRules.Rule {
    fileprivate var seesHandovers: Bool { if case .handover = sight { true } else { false } }
}
