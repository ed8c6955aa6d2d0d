import Kernel
import Store

/// Rows ↔ leave.
enum LeaveTable {
    private static let columns = """
        id, staff, kind, first_day, last_day, is_from_noon, is_to_noon, reason, asked_at, state, decided_by,
        decided_at, note
        """

    static func insert(_ tx: Tx, _ leave: Leave) throws {
        try tx.run(
            """
            INSERT INTO staff_leave (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """, leave.id, leave.staff, leave.kind, leave.first, leave.last, leave.isFromNoon, leave.isToNoon,
            leave.reason, leave.askedAt, leave.state.rawValue, leave.decidedBy, leave.decidedAt, leave.note)
    }

    static func decide(_ tx: Tx, _ id: ID<Leave>, _ state: Leave.State, by: ID<Staff>, _ note: String) throws {
        try tx.run(
            "UPDATE staff_leave SET state = ?2, decided_by = ?3, decided_at = ?4, note = ?5 WHERE id = ?1", id,
            state.rawValue, by, tx.now, note)
    }

    static func find(_ db: DB, _ id: ID<Leave>) throws -> Leave? {
        try db.row("SELECT \(columns) FROM staff_leave WHERE id = ?1", id, make: make)
    }

    /// Those of somebody that end on a day or later.
    static func leaves(_ db: DB, of staff: ID<Staff>, from day: Day) throws -> [Leave] {
        try db.rows(
            """
            SELECT \(columns) FROM staff_leave WHERE staff = ?1 AND last_day >= ?2 ORDER BY first_day, id LIMIT 200
            """, staff, day, make: make)
    }

    /// Those of a department that touch some days and are asked for or approved.
    static func leaves(_ db: DB, of department: ID<Department>, _ days: ClosedRange<Day>) throws -> [Leave] {
        try db.rows(
            """
            SELECT \(columns) FROM staff_leave
            WHERE staff IN (SELECT staff FROM staff_department WHERE department = ?1) AND last_day >= ?2
              AND first_day <= ?3 AND state IN ('asked', 'approved') ORDER BY first_day, id
            """, department, days.lowerBound, days.upperBound, make: make)
    }

    /// Those approved that have a day in them.
    static func away(_ db: DB, on day: Day) throws -> [Leave] {
        try db.rows(
            """
            SELECT \(columns) FROM staff_leave WHERE state = 'approved' AND last_day >= ?1 AND first_day <= ?1
            ORDER BY id
            """, day, make: make)
    }

    private static func make(_ row: inout Row) throws -> Leave {
        Leave(
            id: try row.next(), staff: try row.next(), kind: try row.next(), first: try row.next(),
            last: try row.next(), isFromNoon: try row.next(), isToNoon: try row.next(), reason: try row.next(),
            askedAt: try row.next(), state: Leave.State(rawValue: try row.next()) ?? .asked,
            decidedBy: try row.next(), decidedAt: try row.next(), note: try row.next())
    }
}
