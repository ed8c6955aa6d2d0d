import Kernel
import Store

/// Rows ↔ who was on duty from when to when.
package enum DutyTable {
    /// Those who had begun at an instant and not ended.
    package static func onDuty(_ db: DB, at instant: Instant) throws -> Set<ID<Staff>> {
        Set(try turns(db, at: instant).map(\.staff))
    }

    static func turns(_ db: DB, at instant: Instant) throws -> [DutyTurn] {
        try db.rows(
            """
            SELECT id, staff, began_at, ended_at FROM duty
            WHERE began_at <= ?1 AND (ended_at IS NULL OR ended_at > ?1) ORDER BY began_at, id
            """, instant, make: make)
    }

    static func current(_ db: DB, of staff: ID<Staff>) throws -> DutyTurn? {
        try db.row(
            "SELECT id, staff, began_at, ended_at FROM duty WHERE staff = ?1 AND ended_at IS NULL", staff, make: make)
    }

    static func begin(_ tx: Tx, _ turn: DutyTurn) throws {
        try tx.run(
            "INSERT INTO duty (id, staff, began_at) VALUES (?1, ?2, ?3)", turn.id, turn.staff, turn.beganAt)
    }

    static func end(_ tx: Tx, _ id: ID<DutyTurn>, at now: Instant) throws {
        try tx.run("UPDATE duty SET ended_at = ?2 WHERE id = ?1", id, now)
    }

    private static func make(_ row: inout Row) throws -> DutyTurn {
        DutyTurn(id: try row.next(), staff: try row.next(), beganAt: try row.next(), endedAt: try row.next())
    }
}
