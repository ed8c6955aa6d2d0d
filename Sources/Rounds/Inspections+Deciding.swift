import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// Decides about what arrived after its round had changed: it counts after all, or is set aside and stays to be
    /// read.
    ///
    /// - Throws: ``RoundRefusal/unknownRound(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RoundRefusal/nothingToDecide`` · ``RoundRefusal/fieldMissing(_:)``
    package func decide(
        _ visit: String, _ decision: PointVisit.Decision, reason: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> PointVisit {
        let reason = try Self.reason(reason)
        return try await store.write { tx in
            guard let found = try ID<PointVisit>(visit).flatMap({ try VisitTable.find(tx, $0) }) else {
                throw RoundRefusal.unknownRound(visit)
            }
            let round = try visible(tx, found.round.description, to: actor)
            try actor.require(.roundsPlan, in: round.project)
            return try tx.once(request, actor: actor.staff.number) {
                guard found.isUndecided else { throw RoundRefusal.nothingToDecide }
                var decided = found
                (decided.decision, decided.reason) = (decision, reason)
                (decided.decidedBy, decided.decidedAt) = (actor.staff, tx.now)
                try VisitTable.decide(tx, decided)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "round.decide", subject: round.id.description,
                    detail: decision.rawValue)
                if decision == .accepted {
                    let checks = try RoundRouteTable.find(tx, round.route)?.content.checks ?? []
                    try count(tx, decided, of: round, checks)
                }
                Self.tell(tx, round.project)
                return decided
            }
        }
    }
}
