import Directory
import Kernel
import Store

/// Rows ↔ changes of a plan, its publication, and what was allowed in it.
enum RosterChangeTable {
    private static let columns =
        "id, project, department, staff, day, old, new, way, is_after_publishing, by_staff, at, reason"

    static func add(
        _ tx: Tx, _ cell: RosterCell, old: String?, _ way: RosterChange.Way, isAfterPublishing: Bool, by: ID<Staff>,
        _ reason: String
    ) throws {
        try tx.put(
            """
            INSERT INTO roster_change (\(columns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """, tx.newID(RosterChange.self), cell.project, cell.department, cell.staff, cell.day, old ?? "",
            cell.shift ?? "", way.rawValue, isAfterPublishing, by, tx.now, reason)
    }

    /// Those after publishing, the newest first.
    static func changes(
        _ db: DB, in project: ID<Project>, of department: ID<Department>, before: ID<RosterChange>?, limit: Int
    ) throws -> [RosterChange] {
        try db.rows(
            """
            SELECT \(columns) FROM roster_change
            WHERE project = ?1 AND department = ?2 AND is_after_publishing = 1 AND id < ?3 ORDER BY id DESC LIMIT ?4
            """, project, department, before?.number ?? .max, limit, make: make)
    }

    static func changes(_ db: DB, of staff: ID<Staff>, limit: Int) throws -> [RosterChange] {
        try db.rows(
            """
            SELECT \(columns) FROM roster_change WHERE staff = ?1 AND is_after_publishing = 1 ORDER BY id DESC LIMIT ?2
            """, staff, limit, make: make)
    }

    static func publication(
        _ db: DB, of month: RosterMonth, in project: ID<Project>, of department: ID<Department>
    ) throws -> Publication? {
        try db.row(
            """
            SELECT by_staff, at FROM roster_publication WHERE project = ?1 AND department = ?2 AND month = ?3
            """, project, department, month.description
        ) { Publication(month: month, by: try $0.next(), at: try $0.next()) }
    }

    static func publish(
        _ tx: Tx, _ month: RosterMonth, in project: ID<Project>, of department: ID<Department>, by: ID<Staff>
    ) throws {
        try tx.run(
            """
            INSERT INTO roster_publication (id, project, department, month, by_staff, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """, tx.newID(Publication.self), project, department, month.description, by, tx.now)
    }

    static func overrides(
        _ db: DB, in project: ID<Project>, of department: ID<Department>
    ) throws -> [String: BreachOverride] {
        let rows = try db.rows(
            """
            SELECT breach, reason, by_staff, at FROM roster_override WHERE project = ?1 AND department = ?2
            ORDER BY breach
            """, project, department
        ) {
            BreachOverride(breach: try $0.next(), reason: try $0.next(), by: try $0.next(), at: try $0.next())
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.breach, $0) })
    }

    static func override(
        _ tx: Tx, _ breach: String, _ reason: String, in project: ID<Project>, of department: ID<Department>,
        by: ID<Staff>
    ) throws {
        try tx.run(
            """
            INSERT INTO roster_override (id, project, department, breach, reason, by_staff, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (project, department, breach) DO NOTHING
            """, tx.newID(BreachOverride.self), project, department, breach, reason, by, tx.now)
    }

    private static func make(_ row: inout Row) throws -> RosterChange {
        let id: ID<RosterChange> = try row.next()
        let (project, department): (ID<Project>, ID<Department>) = (try row.next(), try row.next())
        let (staff, day): (ID<Staff>, Day) = (try row.next(), try row.next())
        let (old, new): (String, String) = (try row.next(), try row.next())
        let cell = RosterCell(project: project, department: department, staff: staff, day: day, shift: new.orNil)
        return RosterChange(
            id: id, cell: cell, old: old.orNil, way: RosterChange.Way(rawValue: try row.next()) ?? .plan,
            isAfterPublishing: try row.next(), by: try row.next(), at: try row.next(), reason: try row.next())
    }
}
