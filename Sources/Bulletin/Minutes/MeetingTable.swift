import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ meetings, and every version of their minutes.
package enum MeetingTable {
    private static let columns = "id, number, project, by_staff, made_at, content, editor, stage, approved_at, version"

    private static let inserting = """
        INSERT INTO meeting (id, number, project, by_staff, made_at, content, held_at, chair, editor, stage,
          approved_at, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """

    static func insert(_ tx: Tx, _ one: Meeting) throws {
        try tx.run(inserting, list: [one.id, one.number, one.project, one.by, one.madeAt] + values(one))
    }

    private static func values(_ one: Meeting) -> [any SQLConvertible] {
        let content = one.content
        return [
            JSONColumn(content), content.heldAt, content.chair, one.editor, one.stage, one.approvedAt, one.version,
        ]
    }

    private static let updating = """
        UPDATE meeting SET content = ?2, held_at = ?3, chair = ?4, editor = ?5, stage = ?6, approved_at = ?7,
          version = ?8
        WHERE id = ?1
        """

    static func update(_ tx: Tx, _ one: Meeting) throws {
        try tx.run(updating, list: [one.id] + values(one))
    }

    static func keepVersion(_ tx: Tx, of one: Meeting) throws {
        try tx.run(
            "INSERT INTO meeting_version (meeting, version, content, staff, at) VALUES (?1, ?2, ?3, ?4, ?5)", one.id,
            one.version, JSONColumn(one.content), one.editor, tx.now)
    }

    /// The newest first.
    static func versions(_ db: DB, of one: ID<Meeting>) throws -> [MeetingVersion] {
        try db.rows(
            "SELECT version, content, staff, at FROM meeting_version WHERE meeting = ?1 ORDER BY version DESC", one
        ) { MeetingVersion(version: try $0.next(), content: try $0.json(), by: try $0.next(), at: try $0.next()) }
    }

    /// Whether somebody wrote any version of its minutes.
    static func hasWritten(_ db: DB, _ one: ID<Meeting>, _ staff: ID<Staff>) throws -> Bool {
        let sql = "SELECT count(*) FROM meeting_version WHERE meeting = ?1 AND staff = ?2"
        return try db.value(Int.self, sql, one, staff) ?? 0 > 0
    }

    /// By number or ID.
    package static func find(_ db: DB, named name: String) throws -> Meeting? {
        try db.row("SELECT \(columns) FROM meeting WHERE number = ?1", name, make: make)
            ?? ID<Meeting>(name).flatMap { try find(db, $0) }
    }

    package static func find(_ db: DB, _ id: ID<Meeting>) throws -> Meeting? {
        try db.row("SELECT \(columns) FROM meeting WHERE id = ?1", id, make: make)
    }

    /// The newest first.
    static func list(_ db: DB, in project: ID<Project>, before: Int64, limit: Int) throws -> [Meeting] {
        try db.rows(
            "SELECT \(columns) FROM meeting WHERE project = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3", project, before,
            limit, make: make)
    }

    private static func make(_ row: inout Row) throws -> Meeting {
        let (id, number): (ID<Meeting>, String) = (try row.next(), try row.next())
        var one = Meeting(
            id: id, number: number, project: try row.next(), by: try row.next(), madeAt: try row.next(),
            content: try row.json(), editor: try row.next())
        (one.stage, one.approvedAt, one.version) = (try row.next(), try row.next(), try row.next())
        return one
    }
}

/// What the minutes of a meeting said once.
package struct MeetingVersion: Sendable {
    package let version: Int
    package let content: Meeting.Content
    package let by: ID<Staff>
    package let at: Instant
}
