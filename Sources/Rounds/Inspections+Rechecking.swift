import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// Somebody looked again at what was corrected: it is in order and closed, or goes back to whoever has to mend it.
    ///
    /// - Throws: ``RoundRefusal/unknownFinding(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RoundRefusal/notCorrectedYet`` · ``RoundRefusal/fieldMissing(_:)`` where it is not in order and nobody says
    ///   why · what reopening the demand refuses
    package func recheck(
        _ name: String, isInOrder: Bool, note: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> RoundFinding {
        let note = isInOrder ? String(note.trimmed.prefix(Self.longestReason)) : try Self.reason(note)
        if let request, let earlier: RoundFinding = try await store.write({ tx in
            try tx.answer(to: request, actor: actor.staff.number)
        }) { return earlier }
        let finding = try await store.read { try visibleFinding($0, name, for: actor) }
        guard finding.state == .corrected else { throw RoundRefusal.notCorrectedYet }
        try await tell(finding, isInOrder: isInOrder, note: note, by: actor)
        return try await store.write { tx in
            var finding = try visibleFinding(tx, name, for: actor)
            return try tx.once(request, actor: actor.staff.number) {
                guard finding.state == .corrected else { throw RoundRefusal.notCorrectedYet }
                (finding.recheckedBy, finding.recheckedAt, finding.recheckNote) = (actor.staff, tx.now, note)
                finding.state = isInOrder ? .closed : .open
                if !isInOrder { finding.returned += 1 }
                try FindingTable.update(tx, finding)
                try Audit.append(
                    tx, actor: actor.staff.number, act: isInOrder ? "finding.close" : "finding.return",
                    subject: finding.id.description, detail: note)
                Self.tell(tx, finding.project)
                return finding
            }
        }
    }

    private func visibleFinding(_ db: DB, _ name: String, for actor: Actor) throws -> RoundFinding {
        guard let finding = try ID<RoundFinding>(name).flatMap({ try FindingTable.find(db, $0) }),
            actor.may(.roundsRead, in: finding.project) || actor.may(.roundsWalk, in: finding.project)
        else { throw RoundRefusal.unknownFinding(name) }
        try actor.require(.roundsWalk, in: finding.project)
        return finding
    }
}
