import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ rounds.
package enum RoundTable {
    private static let columns = """
        id, project, plan, name, day, part, route, points, starts_at, ends_at, closes_at, assignee, former, department,
        state, walked, begun_at, finished_at, reason, version
        """

    static func find(_ db: DB, _ id: ID<Round>) throws -> Round? {
        try db.row("SELECT \(columns) FROM round WHERE id = ?1", id, make: make)
    }

    /// Those of a day in the order of their beginning.
    static func of(_ db: DB, _ project: ID<Project>, on day: Day, limit: Int = .max) throws -> [Round] {
        try db.rows(
            "SELECT \(columns) FROM round WHERE project = ?1 AND day = ?2 ORDER BY starts_at, id LIMIT ?3", project,
            day, limit, make: make)
    }

    static func of(_ db: DB, plan: ID<RoundPlan>, on day: Day) throws -> [Round] {
        try db.rows(
            "SELECT \(columns) FROM round WHERE plan = ?1 AND day = ?2 ORDER BY part", plan, day, make: make)
    }

    /// Somebody's of two days and what of the days before still runs.
    static func of(_ db: DB, assignee: ID<Staff>, from: Day, to: Day) throws -> [Round] {
        try db.rows(
            """
            SELECT \(columns) FROM round WHERE assignee = ?1 AND day >= ?2 AND day <= ?3
            ORDER BY starts_at, id LIMIT 200
            """, assignee, from, to, make: make)
    }

    /// Those of some days that nobody has, in order.
    static func free(_ db: DB, _ project: ID<Project>, from: Day, to: Day) throws -> [Round] {
        try db.rows(
            """
            SELECT \(columns) FROM round WHERE project = ?1 AND day >= ?2 AND day <= ?3 AND assignee IS NULL
              AND state IN ('open', 'walking') ORDER BY starts_at, id LIMIT 100
            """, project, from, to, make: make)
    }

    static func insert(_ tx: Tx, _ rounds: [Round]) throws {
        try tx.put(
            into: "round", columns,
            rows: rounds.map { one in
                [
                    one.id, one.project, one.plan, one.name, one.day, one.part, one.route, one.points, one.startsAt,
                    one.endsAt, one.closesAt, one.assignee, JSONColumn(one.former), one.department, one.state,
                    one.walked, one.begunAt, one.finishedAt, one.reason, one.version,
                ]
            })
    }

    static func update(_ tx: Tx, _ one: Round) throws {
        try tx.put(
            """
            UPDATE round SET route = ?2, points = ?3, starts_at = ?4, ends_at = ?5, closes_at = ?6, assignee = ?7,
              former = ?8, state = ?9, walked = ?10, begun_at = ?11, finished_at = ?12, reason = ?13, version = ?14
            WHERE id = ?1
            """, one.id, one.route, one.points, one.startsAt, one.endsAt, one.closesAt, one.assignee,
            JSONColumn(one.former), one.state, one.walked, one.begunAt, one.finishedAt, one.reason, one.version)
    }

    private static func make(_ row: inout Row) throws -> Round {
        let (id, project, plan): (ID<Round>, ID<Project>, ID<RoundPlan>) = (
            try row.next(), try row.next(), try row.next()
        )
        let (name, day, part): (String, Day, String) = (try row.next(), try row.next(), try row.next())
        return Round(
            id: id, project: project, plan: plan, name: name, day: day, part: part, route: try row.next(),
            points: try row.next(), startsAt: try row.next(), endsAt: try row.next(), closesAt: try row.next(),
            assignee: try row.next(), former: try row.json(), department: try row.next(), state: try row.next(),
            walked: try row.next(), begunAt: try row.next(), finishedAt: try row.next(), reason: try row.next(),
            version: try row.next())
    }
}
