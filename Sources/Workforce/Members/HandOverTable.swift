import Kernel
import Store

/// Rows ↔ who takes over from those who have left.
package enum HandOverTable {
    package static func insert(
        _ tx: Tx, _ plan: HandOver, of staff: ID<Staff>, reason: String, by actor: Actor
    ) throws {
        try tx.run(
            "INSERT INTO hand_over (id, staff, decided_by, decided_at, reason, heirs) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            tx.newID(HandOver.self), staff, actor.staff, tx.now, reason, JSONColumn(plan))
    }

    /// The one that holds while somebody is away; nil for whoever is here, or left in another way.
    package static func current(
        _ db: DB, of staff: ID<Staff>
    ) throws -> (plan: HandOver, at: Instant, by: ID<Staff>, reason: String)? {
        try db.row(
            "SELECT heirs, decided_at, decided_by, reason FROM hand_over WHERE staff = ?1 AND back_at IS NULL", staff
        ) { (plan: try $0.json(), at: try $0.next(), by: try $0.next(), reason: try $0.next()) }
    }

    static func end(_ tx: Tx, of staff: ID<Staff>) throws {
        try tx.run(
            """
            UPDATE hand_over SET back_at = CASE WHEN decided_at > ?2 THEN decided_at ELSE ?2 END
            WHERE staff = ?1 AND back_at IS NULL
            """, staff, tx.now)
    }
}
