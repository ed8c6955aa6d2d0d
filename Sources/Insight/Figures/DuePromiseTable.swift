import Casework
import Directory
import Kernel
import Store
import Workforce

/// Promises by their due time.
enum DuePromiseTable {
    private static let promise = "p.due_at, p.id, p.kind, p.made_by, p.state, p.paused_since, p.word"

    /// Those that are settled.
    static func settled(_ db: DB, _ projects: [ID<Project>], in range: Range<Instant>) throws -> [Happened] {
        guard !projects.isEmpty else { return [] }
        let marks = projects.indices.map { "?\($0 + 3)" }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT \(HistoryTable.about), \(promise) FROM promise p JOIN cases c ON c.id = p.case_id
            WHERE p.settled_at IS NOT NULL AND p.due_at >= ?1 AND p.due_at < ?2 AND +c.project IN (\(marks))
            """, list: [range.lowerBound, range.upperBound] + projects.map { $0 as any SQLConvertible }, make: due)
    }

    /// Those that are open still: of cases whose nearest promise is over its time, or whose clocks stand.
    static func unsettled(_ db: DB, _ project: ID<Project>, in range: Range<Instant>) throws -> [Happened] {
        let running = """
            SELECT \(HistoryTable.about), \(promise) FROM cases c JOIN promise p ON p.case_id = c.id
            WHERE c.project = ?1 AND c.next_due < ?3 AND p.state = 'open' AND p.paused_since IS NULL
              AND p.due_at >= ?2 AND p.due_at < ?3
            """
        let paused = """
            SELECT \(HistoryTable.about), \(promise) FROM cases c JOIN promise p ON p.case_id = c.id
            WHERE c.project = ?1 AND c.phase = 'waiting' AND p.state = 'open' AND p.paused_since IS NOT NULL
              AND p.due_at >= ?2 AND p.due_at < ?3
            """
        return try [running, paused].flatMap {
            try db.rows($0, project, range.lowerBound, range.upperBound, make: due)
        }
    }

    private static func due(_ row: inout Row) throws -> Happened {
        let about = try HistoryTable.about(&row)
        let dueAt: Instant = try row.next()
        var happened = Happened(about, at: dueAt)
        happened.promise = DuePromise(
            id: try row.next(), kind: try row.next(), by: try row.next(), dueAt: dueAt, state: try row.next(),
            pausedSince: try row.next(), wordAt: try row.next(JSONColumn<WordBeforehand>?.self)?.value.at)
        return happened
    }
}
