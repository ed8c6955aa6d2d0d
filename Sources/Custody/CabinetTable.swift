import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ cabinets.
enum CabinetTable {
    private static let columns = "id, project, code, name, hooks, place, counted_at"

    static func find(_ db: DB, _ id: ID<Cabinet>) throws -> Cabinet? {
        try db.row("SELECT \(columns) FROM cabinet WHERE id = ?1", id, make: make)
    }

    static func find(_ db: DB, code: String, in project: ID<Project>) throws -> Cabinet? {
        try db.row("SELECT \(columns) FROM cabinet WHERE project = ?1 AND code = ?2", project, code, make: make)
    }

    static func all(_ db: DB, in project: ID<Project>) throws -> [Cabinet] {
        try db.rows("SELECT \(columns) FROM cabinet WHERE project = ?1 ORDER BY code LIMIT 100", project, make: make)
    }

    static func insert(_ tx: Tx, _ cabinet: Cabinet, by actor: Actor) throws {
        try tx.put(
            """
            INSERT INTO cabinet (id, project, code, name, hooks, place, by_staff, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, cabinet.id, cabinet.project, cabinet.code, cabinet.name, cabinet.hooks, cabinet.place, actor.staff,
            tx.now)
    }

    private static func make(_ row: inout Row) throws -> Cabinet {
        Cabinet(
            id: try row.next(), project: try row.next(), code: try row.next(), name: try row.next(),
            hooks: try row.next(), place: try row.next(), countedAt: try row.next())
    }
}
