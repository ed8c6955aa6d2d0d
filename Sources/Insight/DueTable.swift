import Casework
import Kernel
import Store

/// The nearest promises of the cases, read along their index.
enum DueTable {
    static func nearest(_ db: DB, _ projects: [Int64], limit: Int) throws -> [Board.Due] {
        let all = try projects.flatMap { project in
            try db.rows(
                """
                SELECT number, title, kind, next_due, priority FROM cases
                WHERE project = ?1 AND next_due IS NOT NULL ORDER BY next_due, id LIMIT ?2
                """, project, limit
            ) { row in
                Board.Due(
                    number: try row.next(), title: try row.next(), kind: try row.next(), dueAt: try row.next(),
                    priority: try row.next())
            }
        }
        return Array(all.sorted { ($0.dueAt, $0.number) < ($1.dueAt, $1.number) }.prefix(limit))
    }
}
