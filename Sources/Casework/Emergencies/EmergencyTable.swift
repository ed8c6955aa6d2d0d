import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ emergencies and the ticks on their cards.
enum EmergencyTable {
    private static let select = """
        SELECT case_id, project, card, opened_at, opened_by, closed_at, closed_by, outcome, aftercare FROM emergency
        """

    static func insert(_ tx: Tx, _ one: Emergency) throws {
        try tx.put(
            """
            INSERT INTO emergency (case_id, project, card, opened_at, opened_by, outcome)
            VALUES (?1, ?2, ?3, ?4, ?5, '')
            """, one.item, one.project, JSONColumn(one.card), one.openedAt, one.openedBy)
    }

    static func close(_ tx: Tx, _ one: Emergency) throws {
        try tx.put(
            """
            UPDATE emergency SET closed_at = ?2, closed_by = ?3, outcome = ?4, aftercare = ?5 WHERE case_id = ?1
            """, one.item, one.closedAt, one.closedBy, one.outcome, one.aftercare)
    }

    static func find(_ db: DB, _ item: ID<Case>) throws -> Emergency? {
        try db.row("\(select) WHERE case_id = ?1", item, make: make)
    }

    /// The one that a case is the aftercare of.
    static func find(_ db: DB, aftercare item: ID<Case>) throws -> Emergency? {
        try db.row("\(select) WHERE aftercare = ?1", item, make: make)
    }

    /// Those of some projects, or to which somebody is called, the newest first.
    ///
    /// - Parameter projects: not empty.
    static func list(
        _ db: DB, projects: [ID<Project>], only project: ID<Project>?, calledTo staff: ID<Staff>, running: Bool?,
        before: Int64, limit: Int
    ) throws -> [Emergency] {
        let state = running.map { $0 ? "AND closed_at IS NULL" : "AND closed_at IS NOT NULL" } ?? ""
        return try db.rows(
            """
            \(select) WHERE case_id < ?2 AND (project = ?4 OR ?4 = 0) \(state) AND case_id IN (
              \(seen(projects.count, from: 5, isRunning: running)))
            ORDER BY case_id DESC LIMIT ?3
            """, list: [staff, before, limit, project?.number ?? 0] + projects as [any SQLConvertible], make: make)
    }

    /// The cases of emergencies that somebody (`?1`) sees: those of so many projects, and those to which they are
    /// called.
    static func seen(_ projects: Int, from first: Int, isRunning: Bool?) -> String {
        let state = isRunning.map { $0 ? "AND closed_at IS NULL" : "AND closed_at IS NOT NULL" } ?? ""
        return """
            SELECT case_id FROM emergency WHERE project IN (\(IncidentTable.marks(projects, from: first))) \(state)
            UNION
            SELECT alarm.case_id FROM alarm_call JOIN alarm ON alarm.id = alarm_call.alarm
            WHERE alarm_call.staff = ?1
            """
    }

    private static func make(_ row: inout Row) throws -> Emergency {
        var one = Emergency(
            item: try row.next(), project: try row.next(), card: try row.next(JSONColumn<EmergencyCard>.self).value,
            openedAt: try row.next(), openedBy: try row.next())
        (one.closedAt, one.closedBy) = (try row.next(), try row.next())
        (one.outcome, one.aftercare) = (try row.next(), try row.next())
        return one
    }

    static func add(_ tx: Tx, _ tick: StepTick, to item: ID<Case>) throws {
        try tx.put(
            """
            INSERT INTO emergency_tick (id, case_id, step, is_done, at, staff, note)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, tick.id, item, tick.step, tick.isDone, tick.at, tick.staff, tick.note)
    }

    static func ticks(_ db: DB, of item: ID<Case>) throws -> [StepTick] {
        try db.rows(
            "SELECT id, step, is_done, at, staff, note FROM emergency_tick WHERE case_id = ?1 ORDER BY id", item
        ) { row in
            StepTick(
                id: try row.next(), step: try row.next(), isDone: try row.next(), at: try row.next(),
                staff: try row.next(), note: try row.next())
        }
    }
}
