import Casework
import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ follow-ups of meetings.
package enum FollowUpTable {
    private static let columns = """
        id, meeting, project, place, what, owner, due, made_at, by_staff, state, result, item, ended_at, version
        """

    private static let inserting = """
        INSERT INTO follow_up (id, meeting, project, place, made_at, by_staff, what, owner, due, state, result, item,
          ended_at, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        """

    static func insert(_ tx: Tx, _ one: FollowUp) throws {
        try tx.run(inserting, list: [one.id, one.meeting, one.project, one.place, one.madeAt, one.by] + values(one))
    }

    private static func values(_ one: FollowUp) -> [any SQLConvertible] {
        [one.what, one.owner, one.due, one.state, one.result, one.item, one.endedAt, one.version]
    }

    private static let updating = """
        UPDATE follow_up SET what = ?2, owner = ?3, due = ?4, state = ?5, result = ?6, item = ?7, ended_at = ?8,
          version = ?9
        WHERE id = ?1
        """

    static func update(_ tx: Tx, _ one: FollowUp) throws {
        try tx.run(updating, list: [one.id] + values(one))
    }

    static func find(_ db: DB, _ id: ID<FollowUp>) throws -> FollowUp? {
        try db.row("SELECT \(columns) FROM follow_up WHERE id = ?1", id, make: make)
    }

    static func find(_ db: DB, of item: ID<Case>) throws -> FollowUp? {
        try db.row("SELECT \(columns) FROM follow_up WHERE item = ?1", item, make: make)
    }

    package static func all(_ db: DB, of meeting: ID<Meeting>) throws -> [FollowUp] {
        try db.rows("SELECT \(columns) FROM follow_up WHERE meeting = ?1 ORDER BY place", meeting, make: make)
    }

    /// Those that somebody has to do, the first due first.
    static func open(_ db: DB, of owner: ID<Staff>, limit: Int) throws -> [FollowUp] {
        try db.rows(
            """
            SELECT \(columns) FROM follow_up WHERE owner = ?1 AND ended_at IS NULL ORDER BY due, id LIMIT ?2
            """, owner, limit, make: make)
    }

    /// Those that anybody has to do after a meeting of a project, the first due first.
    static func open(_ db: DB, in project: ID<Project>, limit: Int) throws -> [FollowUp] {
        try db.rows(
            """
            SELECT \(columns) FROM follow_up WHERE project = ?1 AND ended_at IS NULL ORDER BY due, id LIMIT ?2
            """, project, limit, make: make)
    }

    /// The same of those that should be done by a day of some.
    ///
    /// - Parameter from: nil for all until then.
    package static func due(
        _ db: DB, in project: ID<Project>, from: Day?, until: Day, limit: Int
    ) throws -> [FollowUp] {
        try db.rows(
            """
            SELECT \(columns) FROM follow_up WHERE project = ?1 AND ended_at IS NULL AND due >= ?2 AND due <= ?3
            ORDER BY due, id LIMIT ?4
            """, project, from?.description ?? "", until, limit, make: make)
    }

    private static func make(_ row: inout Row) throws -> FollowUp {
        var one = FollowUp(
            id: try row.next(), meeting: try row.next(), project: try row.next(), place: try row.next(),
            what: try row.next(), owner: try row.next(), due: try row.next(), madeAt: try row.next(),
            by: try row.next())
        (one.state, one.result, one.item) = (try row.next(), try row.next(), try row.next())
        (one.endedAt, one.version) = (try row.next(), try row.next())
        return one
    }
}
