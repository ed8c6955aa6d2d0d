import Kernel
import Store
import Workforce

/// Rows ↔ who was called by alarms, and what they answered.
enum AlarmCallTable {
    private static let columns = """
        alarm_call.id, alarm_call.alarm, alarm_call.link, alarm_call.staff, alarm_call.at, alarm_call.due_at,
        alarm_call.is_stand_in, alarm_call.answered_at, alarm_call.note
        """

    static func insert(_ tx: Tx, _ call: AlarmCall) throws {
        try tx.put(
            """
            INSERT INTO alarm_call (id, alarm, link, staff, at, due_at, is_stand_in, note, is_open)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '', 1)
            """, call.id, call.alarm, call.link, call.staff, call.at, call.dueAt, call.isStandIn)
    }

    static func answer(_ tx: Tx, _ call: AlarmCall) throws {
        try tx.put(
            "UPDATE alarm_call SET answered_at = ?2, note = ?3, is_open = 0 WHERE id = ?1", call.id, call.answeredAt,
            call.note)
    }

    /// Nobody need answer any more.
    static func close(_ tx: Tx, of alarm: ID<Alarm>) throws {
        try tx.put("UPDATE alarm_call SET is_open = 0 WHERE alarm = ?1 AND is_open = 1", alarm)
    }

    /// Asks again whoever has not answered.
    static func open(_ tx: Tx, of alarm: ID<Alarm>) throws {
        try tx.put("UPDATE alarm_call SET is_open = 1 WHERE alarm = ?1 AND answered_at IS NULL", alarm)
    }

    static func find(_ db: DB, _ id: ID<AlarmCall>) throws -> AlarmCall? {
        try db.row("SELECT \(columns) FROM alarm_call WHERE id = ?1", id, make: make)
    }

    /// In the order in which they were called.
    static func all(_ db: DB, of alarm: ID<Alarm>) throws -> [AlarmCall] {
        try db.rows("SELECT \(columns) FROM alarm_call WHERE alarm = ?1 ORDER BY alarm_call.id", alarm, make: make)
    }

    /// Those that somebody has not answered, the oldest first.
    static func open(_ db: DB, to staff: ID<Staff>, limit: Int) throws -> [OpenCall] {
        try db.rows(
            """
            SELECT \(columns), alarm.about, cases.number, cases.title, cases.project
            FROM alarm_call JOIN alarm ON alarm.id = alarm_call.alarm JOIN cases ON cases.id = alarm.case_id
            WHERE alarm_call.staff = ?1 AND alarm_call.is_open = 1 ORDER BY alarm_call.id LIMIT ?2
            """, staff, limit
        ) { row in
            OpenCall(
                call: try make(&row), about: try row.next(), number: try row.next(), title: try row.next(),
                project: try row.next())
        }
    }

    static func isCalled(_ db: DB, _ staff: ID<Staff>, to item: ID<Case>) throws -> Bool {
        try db.value(
            Int.self,
            """
            SELECT 1 FROM alarm JOIN alarm_call ON alarm_call.alarm = alarm.id
            WHERE alarm.case_id = ?1 AND alarm_call.staff = ?2 LIMIT 1
            """, item, staff) != nil
    }

    private static func make(_ row: inout Row) throws -> AlarmCall {
        var call = AlarmCall(
            id: try row.next(), alarm: try row.next(), link: try row.next(), staff: try row.next(),
            at: try row.next(), dueAt: try row.next(), isStandIn: try row.next())
        (call.answeredAt, call.note) = (try row.next(), try row.next())
        return call
    }
}
