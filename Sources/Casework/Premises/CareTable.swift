import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ care of facilities.
package enum CareTable {
    private static let columns = """
        care_plan.id, care_plan.project, care_plan.place, care_plan.what, care_plan.every, care_plan.unit,
        care_plan.is_statutory, care_plan.last_done, care_plan.next_due, care_plan.ended_on
        """

    package static func find(_ db: DB, _ id: ID<CarePlan>) throws -> CarePlan? {
        try db.row("SELECT \(columns) FROM care_plan WHERE id = ?1", id, make: make)
    }

    /// Those that run come first, the next due before the others.
    static func plans(_ db: DB, of place: ID<Place>) throws -> [CarePlan] {
        try db.rows(
            """
            SELECT \(columns) FROM care_plan WHERE place = ?1 ORDER BY coalesce(ended_on, ''), next_due, id
            """, place, make: make)
    }

    static func count(_ db: DB, of place: ID<Place>) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM care_plan WHERE place = ?1", place) ?? 0
    }

    /// Running plans of a project that are due by a day, the longest overdue first.
    ///
    /// - Parameter parts: places; with what lies in them alone. Empty for the whole project.
    static func due(
        _ db: DB, in project: ID<Project>, parts: [ID<Place>], by day: Day, after: CareCursor?, limit: Int
    ) throws -> [CarePlan] {
        let inside = parts.indices.map { "place IN (\(PlaceTable.inside("?\($0 + 6)")))" }
        let within = inside.isEmpty ? "" : " AND (\(inside.joined(separator: " OR ")))"
        let start: [any SQLConvertible] = [after?.day.description ?? "", after?.id ?? 0]
        return try db.rows(
            """
            SELECT \(columns) FROM care_plan
            WHERE project = ?1 AND ended_on IS NULL AND next_due <= ?2
              AND (next_due > ?3 OR (next_due = ?3 AND id > ?4))\(within)
            ORDER BY next_due, id LIMIT ?5
            """, list: [project, day] + start + [limit] + parts, make: make)
    }

    /// Running plans of a project that were or are due between two days, the longest overdue first.
    package static func due(
        _ db: DB, in project: ID<Project>, from: Day?, until: Day, limit: Int
    ) throws -> [CarePlan] {
        try db.rows(
            """
            SELECT \(columns) FROM care_plan
            WHERE project = ?1 AND ended_on IS NULL AND next_due >= ?2 AND next_due <= ?3
            ORDER BY next_due, id LIMIT ?4
            """, project, from?.description ?? "", until, limit, make: make)
    }

    static func insert(_ tx: Tx, _ plan: CarePlan, by staff: ID<Staff>) throws {
        try tx.put(
            """
            INSERT INTO care_plan (id, project, place, what, every, unit, is_statutory, next_due, by_staff, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """, plan.id, plan.project, plan.place, plan.what, plan.rhythm.every, plan.rhythm.unit.rawValue,
            plan.isStatutory, plan.nextDue, staff, tx.now)
    }

    /// When it was last done, is due next, and ended.
    static func update(_ tx: Tx, _ plan: CarePlan) throws {
        try tx.put(
            "UPDATE care_plan SET last_done = ?2, next_due = ?3, ended_on = ?4 WHERE id = ?1", plan.id, plan.lastDone,
            plan.nextDue, plan.endedOn)
    }

    static func insert(_ tx: Tx, _ done: CareDone) throws {
        try tx.put(
            "INSERT INTO care_done (id, plan, done_on, note, by_staff, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", done.id,
            done.plan, done.doneOn, done.note, done.by, done.at)
    }

    /// The newest first.
    static func done(_ db: DB, of plan: ID<CarePlan>, limit: Int) throws -> [CareDone] {
        try db.rows(
            """
            SELECT id, plan, done_on, note, by_staff, at FROM care_done
            WHERE plan = ?1 ORDER BY done_on DESC, id DESC LIMIT ?2
            """, plan, limit
        ) { row in
            CareDone(
                id: try row.next(), plan: try row.next(), doneOn: try row.next(), note: try row.next(),
                by: try row.next(), at: try row.next())
        }
    }

    private static func make(_ row: inout Row) throws -> CarePlan {
        let (id, project, place): (ID<CarePlan>, ID<Project>, ID<Place>) = (
            try row.next(), try row.next(), try row.next()
        )
        let (what, every): (String, Int) = (try row.next(), try row.next())
        let unit = CareRhythm.Unit(rawValue: try row.next()) ?? .days
        return CarePlan(
            id: id, project: project, place: place, what: what, rhythm: CareRhythm(every: every, unit: unit),
            isStatutory: try row.next(), lastDone: try row.next(), nextDue: try row.next(), endedOn: try row.next())
    }
}

/// Where a page of due care ends: `2026-03-05.0000000000000`.
struct CareCursor {
    let day: Day
    let id: Int64

    init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let day = Day(String(parts[0])), let id = ID<CarePlan>(String(parts[1]))
        else { return nil }
        (self.day, self.id) = (day, id.number)
    }

    static func text(_ plan: CarePlan) -> String { "\(plan.nextDue).\(plan.id)" }
}
