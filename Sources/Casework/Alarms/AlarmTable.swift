import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ alarms.
enum AlarmTable {
    private static let select = """
        SELECT id, case_id, project, about, chain, began_at, called, next_at, ended_at FROM alarm
        """

    static func insert(_ tx: Tx, _ alarm: Alarm) throws {
        try tx.put(
            """
            INSERT INTO alarm (id, case_id, project, about, chain, began_at, called, next_at, ended_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, alarm.id, alarm.item, alarm.project, alarm.about, JSONColumn(alarm.chain), alarm.beganAt,
            alarm.called, alarm.nextAt, alarm.endedAt)
    }

    static func update(_ tx: Tx, _ alarm: Alarm) throws {
        try tx.put(
            "UPDATE alarm SET called = ?2, next_at = ?3, ended_at = ?4 WHERE id = ?1", alarm.id, alarm.called,
            alarm.nextAt, alarm.endedAt)
        if alarm.endedAt != nil { try AlarmCallTable.close(tx, of: alarm.id) }
    }

    /// Those whose next link must be called, the one that waited longest first.
    static func due(_ db: DB, at now: Instant, limit: Int) throws -> [Alarm] {
        try db.rows(
            "\(select) WHERE next_at IS NOT NULL AND next_at <= ?1 ORDER BY next_at, id LIMIT ?2", now, limit,
            make: make)
    }

    static func find(_ db: DB, _ id: ID<Alarm>) throws -> Alarm? {
        try db.row("\(select) WHERE id = ?1", id, make: make)
    }

    static func all(_ db: DB, of item: ID<Case>) throws -> [Alarm] {
        try db.rows("\(select) WHERE case_id = ?1 ORDER BY id", item, make: make)
    }

    private static func make(_ row: inout Row) throws -> Alarm {
        var alarm = Alarm(
            id: try row.next(), item: try row.next(), project: try row.next(), about: try row.next(),
            chain: try row.next(JSONColumn<AlarmChain>.self).value, beganAt: try row.next())
        (alarm.called, alarm.nextAt, alarm.endedAt) = (try row.next(), try row.next(), try row.next())
        return alarm
    }
}
