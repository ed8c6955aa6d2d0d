import Kernel
import Store
import Workforce

/// Rows ↔ what activities cost.
enum ActivityCostTable {
    private static let columns = "id, activity, kind, what, fen, at, by_staff, struck_at, struck_by"

    static func insert(_ tx: Tx, _ one: ActivityCost) throws {
        try tx.run(
            """
            INSERT INTO activity_cost (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, NULL)
            """, one.id, one.activity, one.kind, one.what, one.fen, one.at, one.by)
    }

    static func strike(_ tx: Tx, _ id: ID<ActivityCost>, by staff: ID<Staff>) throws {
        try tx.run("UPDATE activity_cost SET struck_at = ?2, struck_by = ?3 WHERE id = ?1", id, tx.now, staff)
    }

    /// In the order in which they were written.
    static func all(_ db: DB, of activity: ID<Activity>) throws -> [ActivityCost] {
        try db.rows("SELECT \(columns) FROM activity_cost WHERE activity = ?1 ORDER BY id", activity) { row in
            var one = ActivityCost(
                id: try row.next(), activity: try row.next(), kind: try row.next(), what: try row.next(),
                fen: try row.next(), at: try row.next(), by: try row.next())
            (one.struckAt, one.struckBy) = (try row.next(), try row.next())
            return one
        }
    }
}
