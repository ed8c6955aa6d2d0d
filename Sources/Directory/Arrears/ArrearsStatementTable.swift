import Kernel
import Store

/// Rows ↔ of which days the accounts told who owes what.
package enum ArrearsStatementTable {
    /// The statement of a project of a day; nil where the accounts told nothing of it.
    package static func find(_ db: DB, of day: Day, in project: ID<Project>) throws -> ArrearsStatement? {
        try db.row(
            "SELECT id, day FROM arrears_statement WHERE project = ?1 AND day = ?2", project, day, make: make)
    }

    /// The newest first.
    package static func list(
        _ db: DB, in project: ID<Project>, until day: Day, limit: Int
    ) throws -> [ArrearsStatement] {
        try db.rows(
            "SELECT id, day FROM arrears_statement WHERE project = ?1 AND day <= ?2 ORDER BY day DESC LIMIT ?3",
            project, day, limit, make: make)
    }

    /// The statement of a day, begun where there is none.
    package static func begin(
        _ tx: Tx, _ day: Day, in project: ID<Project>, by staff: Int64
    ) throws -> ArrearsStatement {
        if let known = try find(tx, of: day, in: project) { return known }
        let new = ArrearsStatement(id: tx.newID(), day: day)
        try tx.run(
            "INSERT INTO arrears_statement (id, project, day, by_staff, at) VALUES (?1, ?2, ?3, ?4, ?5)", new.id,
            project, day, staff, tx.now)
        return new
    }

    /// When something of a statement was told last.
    package static func lastTold(_ db: DB, _ one: ArrearsStatement) throws -> Instant {
        let last = try db.rows("SELECT max(id) FROM arrears WHERE statement = ?1", one.id) {
            try $0.next(Int64?.self)
        }.first
        return IDMaker.time(of: (last ?? nil) ?? one.id.number)
    }

    static func make(_ row: inout Row) throws -> ArrearsStatement {
        ArrearsStatement(id: try row.next(), day: try row.next())
    }
}
