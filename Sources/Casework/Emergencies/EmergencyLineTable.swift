import Directory
import Kernel
import Store
import Workforce

/// Rows → the lines of lists of emergencies, in one statement however many there are.
enum EmergencyLineTable {
    /// A step is done where its newest tick was not taken back.
    private static let ticked = """
        (SELECT count(*) FROM emergency_tick AS tick WHERE tick.case_id = emergency.case_id AND tick.is_done = 1
          AND NOT EXISTS (SELECT 1 FROM emergency_tick AS newer
            WHERE newer.case_id = tick.case_id AND newer.step = tick.step AND newer.id > tick.id))
        """

    private static func calls(_ condition: String) -> String {
        """
        (SELECT count(*) FROM alarm JOIN alarm_call ON alarm_call.alarm = alarm.id
          WHERE alarm.case_id = emergency.case_id\(condition))
        """
    }

    /// Those of some projects, or to which somebody is called, the newest first.
    ///
    /// - Parameter projects: not empty.
    static func list(
        _ db: DB, projects: [ID<Project>], calledTo staff: ID<Staff>, isRunning: Bool, before: Int64, limit: Int
    ) throws -> [EmergencyLine] {
        try db.rows(
            """
            SELECT emergency.case_id, cases.number, emergency.project, emergency.card,
              coalesce(place.code, cases.place_text), emergency.opened_at, emergency.closed_at, emergency.outcome,
              \(ticked), \(calls("")), \(calls(" AND alarm_call.answered_at IS NULL"))
            FROM emergency CROSS JOIN cases LEFT JOIN place ON place.id = cases.place
            WHERE cases.id = emergency.case_id AND emergency.case_id < ?2 AND emergency.case_id IN (
              \(EmergencyTable.seen(projects.count, from: 4, isRunning: isRunning)))
              AND emergency.closed_at IS \(isRunning ? "NULL" : "NOT NULL")
            ORDER BY emergency.case_id DESC LIMIT ?3
            """, list: [staff, before, limit] + projects as [any SQLConvertible], make: make)
    }

    private static func make(_ row: inout Row) throws -> EmergencyLine {
        EmergencyLine(
            item: try row.next(), number: try row.next(), project: try row.next(),
            card: try row.next(JSONColumn<EmergencyCard>.self).value, place: try row.next(),
            openedAt: try row.next(), closedAt: try row.next(), outcome: try row.next(), stepsDone: try row.next(),
            calls: try row.next(), unanswered: try row.next())
    }
}
