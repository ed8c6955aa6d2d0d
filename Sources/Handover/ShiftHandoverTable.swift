import Casework
import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ hand-overs between shifts.
package enum ShiftHandoverTable {
    private static let columns = """
        id, number, project, department, by_staff, at, sheet, state, signed_by, decided_at, signature, withdrawal
        """

    static func insert(_ tx: Tx, _ one: ShiftHandover) throws {
        try tx.run(
            """
            INSERT INTO shift_handover (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """, one.id, one.number, one.project, one.department, one.by, one.at, JSONColumn(one.sheet),
            one.state.rawValue, one.signedBy, one.decidedAt, one.signature.map { JSONColumn($0) }, one.withdrawal)
    }

    /// What a decision changes.
    static func update(_ tx: Tx, _ one: ShiftHandover) throws {
        try tx.run(
            """
            UPDATE shift_handover SET state = ?2, signed_by = ?3, decided_at = ?4, signature = ?5, withdrawal = ?6
            WHERE id = ?1
            """, one.id, one.state.rawValue, one.signedBy, one.decidedAt, one.signature.map { JSONColumn($0) },
            one.withdrawal)
    }

    /// By number or ID.
    package static func find(_ db: DB, named name: String) throws -> ShiftHandover? {
        if let one = try db.row("SELECT \(columns) FROM shift_handover WHERE number = ?1", name, make: make) {
            return one
        }
        return try ID<ShiftHandover>(name).flatMap { id in
            try db.row("SELECT \(columns) FROM shift_handover WHERE id = ?1", id, make: make)
        }
    }

    static func waiting(
        _ db: DB, in project: ID<Project>, of department: ID<Department>
    ) throws -> ShiftHandover? {
        try db.row(
            """
            SELECT \(columns) FROM shift_handover WHERE project = ?1 AND department = ?2 AND state = 'waiting'
            """, project, department, make: make)
    }

    /// The last one of a post that was not taken back: what was counted then is compared with.
    static func last(_ db: DB, in project: ID<Project>, of department: ID<Department>) throws -> ShiftHandover? {
        try db.row(
            """
            SELECT \(columns) FROM shift_handover
            WHERE project = ?1 AND department = ?2 AND state <> 'withdrawn' ORDER BY id DESC LIMIT 1
            """, project, department, make: make)
    }

    /// Those of a project that wait to be signed since before an instant, the oldest first.
    package static func waiting(
        _ db: DB, in project: ID<Project>, before instant: Instant = Instant.sayable.upperBound
    ) throws -> [ShiftHandover] {
        try db.rows(
            """
            SELECT \(columns) FROM shift_handover WHERE project = ?1 AND state = 'waiting' AND at <= ?2 ORDER BY at, id
            """, project, instant, make: make)
    }

    /// The newest first.
    static func list(
        _ db: DB, of post: Post, state: ShiftHandover.State?, before: ID<ShiftHandover>?, limit: Int
    ) throws -> [ShiftHandover] {
        var condition = CaseCondition()
        condition.add("project = ?", post.project.id)
        condition.add("department = ?", post.department.id)
        condition.add("state = ?", state?.rawValue)
        condition.add("id < ?", before)
        return try db.rows(
            "SELECT \(columns) FROM shift_handover WHERE \(condition.sql) ORDER BY id DESC LIMIT \(limit)",
            list: condition.values, make: make)
    }

    private static func make(_ row: inout Row) throws -> ShiftHandover {
        var one = ShiftHandover(
            id: try row.next(), number: try row.next(), project: try row.next(), department: try row.next(),
            by: try row.next(), at: try row.next(), sheet: try row.json())
        one.state = ShiftHandover.State(rawValue: try row.next()) ?? .waiting
        (one.signedBy, one.decidedAt) = (try row.next(), try row.next())
        one.signature = try row.next(JSONColumn<Takeover>?.self)?.value
        one.withdrawal = try row.next()
        return one
    }
}
