import Directory
import Kernel
import Store

/// Rows ↔ swaps.
enum SwapTable {
    private static let columns = """
        id, project, department, asker, other, held, reason, asked_at, state, answered_at, decided_by, decided_at, note
        """

    static func insert(_ tx: Tx, _ swap: Swap) throws {
        try tx.run(
            """
            INSERT INTO roster_swap (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """, swap.id, swap.project, swap.department, swap.asker, swap.other, JSONColumn(swap.held), swap.reason,
            swap.askedAt, swap.state.rawValue, swap.answeredAt, swap.decidedBy, swap.decidedAt, swap.note)
    }

    static func answer(_ tx: Tx, _ id: ID<Swap>, _ state: Swap.State) throws {
        try tx.run(
            "UPDATE roster_swap SET state = ?2, answered_at = ?3 WHERE id = ?1", id, state.rawValue, tx.now)
    }

    static func decide(_ tx: Tx, _ id: ID<Swap>, _ state: Swap.State, by: ID<Staff>?, _ note: String) throws {
        try tx.run(
            "UPDATE roster_swap SET state = ?2, decided_by = ?3, decided_at = ?4, note = ?5 WHERE id = ?1", id,
            state.rawValue, by, tx.now, note)
    }

    static func find(_ db: DB, _ id: ID<Swap>) throws -> Swap? {
        try db.row("SELECT \(columns) FROM roster_swap WHERE id = ?1", id, make: make)
    }

    /// The newest of those that somebody asked for or was asked.
    static func swaps(_ db: DB, of staff: ID<Staff>, limit: Int) throws -> [Swap] {
        let asked = try db.rows(
            "SELECT \(columns) FROM roster_swap WHERE asker = ?1 ORDER BY id DESC LIMIT ?2", staff, limit, make: make)
        let others = try db.rows(
            "SELECT \(columns) FROM roster_swap WHERE other = ?1 ORDER BY id DESC LIMIT ?2", staff, limit, make: make)
        return Array((asked + others).sorted { $0.id > $1.id }.prefix(limit))
    }

    /// Those that wait for a supervisor.
    static func accepted(_ db: DB, in project: ID<Project>, of department: ID<Department>) throws -> [Swap] {
        try db.rows(
            """
            SELECT \(columns) FROM roster_swap WHERE project = ?1 AND department = ?2 AND state = 'accepted'
            ORDER BY id LIMIT 200
            """, project, department, make: make)
    }

    private static func make(_ row: inout Row) throws -> Swap {
        Swap(
            id: try row.next(), project: try row.next(), department: try row.next(), asker: try row.next(),
            other: try row.next(), held: try row.json(), reason: try row.next(), askedAt: try row.next(),
            state: Swap.State(rawValue: try row.next()) ?? .asked, answeredAt: try row.next(),
            decidedBy: try row.next(), decidedAt: try row.next(), note: try row.next())
    }
}
