import Kernel
import Store
import Workforce

/// Rows ↔ who was told on of alerts that nobody took up, and of which alerts somebody must be told next.
enum TellingTable {
    static func insert(_ tx: Tx, _ telling: Telling, of alert: ID<Alert>) throws {
        try tx.put(
            """
            INSERT INTO alert_telling (id, alert, staff, role, at, is_stand_in) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """, tx.newID(Telling.self), alert, telling.staff, telling.role, telling.at, telling.isStandIn)
    }

    /// Whoever was told first comes first.
    static func all(_ db: DB, of alert: ID<Alert>) throws -> [Telling] {
        try db.rows(
            "SELECT staff, role, at, is_stand_in FROM alert_telling WHERE alert = ?1 ORDER BY id", alert
        ) { row in
            Telling(staff: try row.next(), role: try row.next(), at: try row.next(), isStandIn: try row.next())
        }
    }

    /// How many somebody was told of that nobody has taken up, besides their own.
    static func load(_ db: DB, of staff: ID<Staff>) throws -> Int {
        try db.value(
            Int.self,
            """
            SELECT count(*) FROM alert_telling JOIN alert ON alert.id = alert_telling.alert
            WHERE alert_telling.staff = ?1 AND alert.state = 'open' AND coalesce(alert.owner, 0) <> ?1
            """, staff) ?? 0
    }

    /// The alert that has waited longest to be told on; nil where none waits.
    static func due(_ db: DB, at now: Instant) throws -> ID<Alert>? {
        try db.value(
            ID<Alert>.self,
            "SELECT id FROM alert WHERE tell_on_at <= ?1 ORDER BY tell_on_at, id LIMIT 1", now)
    }
}
