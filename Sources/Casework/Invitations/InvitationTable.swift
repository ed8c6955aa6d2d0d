import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ invitations and their places.
enum InvitationTable {
    private static let columns =
        "id, number, project, desk, kind, scope, by_staff, by_name, via, made_at, done_at"

    static func insert(_ tx: Tx, _ one: Invitation, _ places: [ID<Place>]) throws {
        try tx.run(
            """
            INSERT INTO invitation (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, NULL)
            """, one.id, one.number, one.project, one.desk, one.kind, JSONColumn(one.scope), one.by, one.byName,
            one.via, one.madeAt)
        for place in places {
            try tx.run(
                """
                INSERT INTO invited_place (id, invitation, place, state, why, by_text)
                VALUES (?1, ?2, ?3, 'waiting', '', 0)
                """, tx.newID(InvitedPlace.self), one.id, place)
        }
    }

    static func find(_ db: DB, _ id: ID<Invitation>) throws -> Invitation? {
        try db.row("SELECT \(columns) FROM invitation WHERE id = ?1", id, make: make)
    }

    /// By number or ID.
    static func find(_ db: DB, named name: String) throws -> Invitation? {
        try db.row("SELECT \(columns) FROM invitation WHERE number = ?1", name, make: make)
            ?? ID<Invitation>(name).flatMap { try find(db, $0) }
    }

    /// Those of a project, the newest first.
    static func list(_ db: DB, in project: ID<Project>, before: Int64, limit: Int) throws -> [Invitation] {
        try db.rows(
            "SELECT \(columns) FROM invitation WHERE project = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3", project,
            before, limit, make: make)
    }

    private static func make(_ row: inout Row) throws -> Invitation {
        Invitation(
            id: try row.next(), number: try row.next(), project: try row.next(), desk: try row.next(),
            kind: try row.next(), scope: try row.json(), by: try row.next(), byName: try row.next(),
            via: try row.next(), madeAt: try row.next(), doneAt: try row.next())
    }

    static func finish(_ tx: Tx, _ id: ID<Invitation>) throws {
        try tx.run("UPDATE invitation SET done_at = ?2 WHERE id = ?1", id, tx.now)
    }

    /// Those that nobody has worked off yet, the oldest first.
    static func waiting(
        _ db: DB, _ one: ID<Invitation>, limit: Int
    ) throws -> [(id: ID<InvitedPlace>, place: ID<Place>)] {
        try db.rows(
            """
            SELECT id, place FROM invited_place WHERE invitation = ?1 AND state = 'waiting' ORDER BY id LIMIT ?2
            """, one, limit) { (id: try $0.next(), place: try $0.next()) }
    }

    static func settle(
        _ tx: Tx, _ id: ID<InvitedPlace>, as state: InvitedPlace.State, why: String = "", case item: ID<Case>? = nil,
        isByText: Bool = false
    ) throws {
        try tx.run(
            "UPDATE invited_place SET state = ?2, why = ?3, case_id = ?4, by_text = ?5 WHERE id = ?1", id,
            state.rawValue, why, item, isByText)
    }

    static func printed(_ tx: Tx, _ id: ID<InvitedPlace>) throws {
        try tx.run("UPDATE invited_place SET printed_at = ?2 WHERE id = ?1", id, tx.now)
    }
}
