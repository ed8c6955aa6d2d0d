import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// Does something with a round that is written down in the audit trail; asked again it answers as before.
    func act(
        on name: String, _ right: Right, _ act: String, detail: String = "", _ request: RequestKey?, by actor: Actor,
        _ change: @Sendable @escaping (Tx, inout Round) throws -> Void
    ) async throws -> Round {
        try await store.write { tx in
            let found = try visible(tx, name, to: actor)
            try actor.require(right, in: found.project)
            return try tx.once(request, actor: actor.staff.number) {
                var round = found
                try change(tx, &round)
                round.version += 1
                try RoundTable.update(tx, round)
                try Audit.append(tx, actor: actor.staff.number, act: act, subject: round.id.description, detail: detail)
                Self.tell(tx, round.project)
                return round
            }
        }
    }
}
