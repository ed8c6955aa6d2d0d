import Kernel
import Store

/// What a room keeps in the hands of members of staff: how much of it, and what becomes of it when one of them leaves.
/// It is little enough to go in the transaction that lets them go.
package struct LeaverRoom: Sendable {
    package typealias Counting = @Sendable (DB, ID<Staff>) throws -> Int
    package typealias Handing = @Sendable (Tx, Leaving) throws -> Void

    /// Somebody leaves.
    package struct Leaving: Sendable {
        package let leaver: Staff
        /// Who was named to take over; nil where nobody was.
        package let heir: Staff?
        /// Whoever lets them go.
        package let actor: Actor

        package init(leaver: Staff, heir: Staff?, actor: Actor) {
            (self.leaver, self.heir, self.actor) = (leaver, heir, actor)
        }

        /// `林晓 → 陈主管`: what the history of a thing says.
        package func words(to name: String?) -> String { "\(leaver.name) → \(name ?? "—")" }
    }

    package let kind: HandOver.Kind
    package let count: Counting
    package let handOn: Handing

    package init(_ kind: HandOver.Kind, count: @escaping Counting, handOn: @escaping Handing) {
        (self.kind, self.count, self.handOn) = (kind, count, handOn)
    }
}
