import Casework
import Directory
import Kernel
import Store
import Workforce

/// What happened to cases in a span of time, read along indexes of the times themselves: what a window costs is what
/// lies in it, however old the store is. Promises are read by ``DuePromiseTable``.
enum HistoryTable {
    static let about = """
        c.id, c.project, c.kind, c.category, c.priority, c.agent, c.opened_at,
        CASE WHEN c.import_key IS NULL THEN 0 ELSE 1 END
        """

    static func about(_ row: inout Row) throws -> Happened.About {
        Happened.About(
            id: try row.next(), project: try row.next(), kind: try row.next(), category: try row.next(),
            priority: try row.next(), agent: try row.next(), openedAt: try row.next(), isImported: try row.next())
    }

    /// A row whose columns are those of the case and the date of the cohort.
    private static func happened(_ row: inout Row) throws -> Happened { Happened(try about(&row), at: try row.next()) }

    /// How far the identity of a case may lie from the time of its opening, where clocks were set.
    private static let slack = Span.days(1)

    /// Identities follow the time, so that no index of openings is needed.
    private static let own = "c.project = ?1 AND \(since("c", "opened_at")) AND c.import_key IS NULL"

    /// That a row of an alias is of a time between two, by its identity and by the column that says it.
    static func since(_ alias: String, _ column: String) -> String {
        "\(alias).id >= ?2 AND \(alias).id < ?3 AND \(alias).\(column) >= ?4 AND \(alias).\(column) < ?5"
    }

    static func ownValues(_ project: ID<Project>, _ range: Range<Instant>) -> [any SQLConvertible] {
        let (start, end) = (range.lowerBound, range.upperBound)
        return [project, IDMaker.first(at: start - slack), IDMaker.first(at: end + slack), start, end]
    }

    /// Cases that were opened, with the first answer since. Imported ones came later than they were opened and have an
    /// index of their own; what answered them lies elsewhere.
    static func opened(_ db: DB, _ project: ID<Project>, in range: Range<Instant>) throws -> [Happened] {
        let answers = try answers(db, project, in: range)
        let own = try db.rows(
            "SELECT \(about), c.opened_at FROM cases c WHERE \(own)", list: ownValues(project, range)
        ) { row in
            var happened = try happened(&row)
            happened.answeredAt = answers[happened.about.id]
            return happened
        }
        return own
            + (try db.rows(
                """
                SELECT \(about), c.opened_at FROM cases c
                WHERE c.project = ?1 AND c.import_key IS NOT NULL AND c.opened_at >= ?2 AND c.opened_at < ?3
                  AND \(OldCaseTable.stands("c."))
                """, project, range.lowerBound, range.upperBound, make: happened))
    }

    /// When the customers first heard something after the case was opened. What was said while it was taken in is no
    /// answer that somebody waited for: there the next counts, which stands in the timeline alone.
    private static func answers(
        _ db: DB, _ project: ID<Project>, in range: Range<Instant>
    ) throws -> [ID<Case>: Instant] {
        let first = """
            SELECT c.id, c.first_answered_at FROM cases c WHERE \(own) AND c.first_answered_at > c.opened_at
            """
        let next = """
            SELECT c.id, min(t.at) FROM cases c JOIN timeline t ON t.case_id = c.id AND t.id > c.id
            WHERE \(own) AND c.first_answered_at <= c.opened_at AND t.id >= ?2 AND t.at > c.opened_at
              AND t.events LIKE '%"answered":{%' GROUP BY c.id
            """
        let found = try [first, next].flatMap { sql in
            try db.rows(sql, list: ownValues(project, range)) { row in
                (try row.next(ID<Case>.self), try row.next(Instant.self))
            }
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    /// Solutions: the last of each case, and those that were undone since.
    static func solved(_ db: DB, _ project: ID<Project>, in range: Range<Instant>) throws -> [Happened] {
        func solved(_ row: inout Row) throws -> Happened {
            var happened = try happened(&row)
            (happened.reopenedAt, happened.isFirst) = (try row.next(), try !row.next(Bool.self))
            return happened
        }
        let (start, end) = (range.lowerBound, range.upperBound)
        return try db.rows(
            """
            SELECT \(about), c.solved_at, NULL, CASE WHEN EXISTS (
              SELECT 1 FROM reopening e WHERE e.case_id = c.id AND e.solved_at IS NOT NULL) THEN 1 ELSE 0 END
            FROM cases c WHERE c.project = ?1 AND c.solved_at >= ?2 AND c.solved_at < ?3
            """, project, start, end, make: solved)
            + db.rows(
                """
                SELECT \(about), r.solved_at, r.reopened_at, CASE WHEN EXISTS (
                  SELECT 1 FROM reopening e WHERE e.case_id = c.id AND e.id < r.id AND e.solved_at IS NOT NULL)
                  THEN 1 ELSE 0 END
                FROM reopening r JOIN cases c ON c.id = r.case_id
                WHERE r.project = ?1 AND r.solved_at >= ?2 AND r.solved_at < ?3
                """, project, start, end, make: solved)
    }

    /// Closings, each with the rating that was given with it and how many of the five things were done: the last of
    /// each case, and those that were undone since.
    static func closed(_ db: DB, _ project: ID<Project>, in range: Range<Instant>) throws -> [Happened] {
        let (start, end) = (range.lowerBound, range.upperBound)
        return try db.rows(
            """
            SELECT \(about), c.closed_at, c.rating, CASE WHEN EXISTS (
              SELECT 1 FROM reopening e WHERE e.case_id = c.id) THEN 1 ELSE 0 END,
              CASE WHEN c.kind = 'complaint' OR EXISTS (
              SELECT 1 FROM reopening e WHERE e.case_id = c.id) THEN c.detail END
            FROM cases c WHERE c.project = ?1 AND c.closed_at >= ?2 AND c.closed_at < ?3 AND c.phase = 'closed'
            """, project, start, end
        ) { row in
            var happened = try happened(&row)
            let rating: Int? = try row.next()
            let wasReopened: Bool = try row.next()
            let part = try row.next(JSONColumn<ClosingPart>?.self)?.value
            let verdictAt = wasReopened ? part?.verdict?.at : nil
            // What the customer said when the case was reopened was not said of this closing.
            happened.rating = verdictAt.map { $0 == happened.at } ?? true ? rating : nil
            happened.thingsDone = part?.thingsDone?.count ?? 0
            return happened
        } + undoneClosings(db, project, start, end)
    }

    private static func undoneClosings(
        _ db: DB, _ project: ID<Project>, _ start: Instant, _ end: Instant
    ) throws -> [Happened] {
        try db.rows(
            """
            SELECT \(about), r.closed_at, r.closed_rating, r.things_done
            FROM reopening r JOIN cases c ON c.id = r.case_id
            WHERE r.project = ?1 AND r.closed_at >= ?2 AND r.closed_at < ?3
            """, project, start, end
        ) { row in
            var happened = try rated(&row)
            happened.thingsDone = try row.next()
            return happened
        }
    }

    /// What the detail of a case says of its last closing; a case without detail had nothing done.
    private struct ClosingPart: Codable, Sendable, Hashable {
        let verdict: Verdict?
        let thingsDone: [FiveThing]?
    }

    /// Reopenings by a call-back that was rated.
    static func reopened(_ db: DB, _ project: ID<Project>, in range: Range<Instant>) throws -> [Happened] {
        try db.rows(
            """
            SELECT \(about), r.reopened_at, r.rating FROM reopening r JOIN cases c ON c.id = r.case_id
            WHERE r.project = ?1 AND r.reopened_at >= ?2 AND r.reopened_at < ?3 AND r.rating IS NOT NULL
            """, project, range.lowerBound, range.upperBound, make: rated)
    }

    private static func rated(_ row: inout Row) throws -> Happened {
        var happened = try happened(&row)
        happened.rating = try row.next()
        return happened
    }

    /// Cases that were open at an instant: those that are open now or were closed since, without those that lay closed
    /// at that time and were reopened later.
    static func standing(_ db: DB, _ project: ID<Project>, at instant: Instant) throws -> [Happened] {
        let live = Phase.live.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let lay = Set(
            try db.rows(
                """
                SELECT case_id FROM reopening r WHERE r.project = ?1 AND r.reopened_at >= ?2 AND r.closed_at < ?2
                """, project, instant
            ) { try $0.next(ID<Case>.self) })
        return try ["c.phase IN (\(live))", "c.closed_at >= ?2"].flatMap { condition in
            try db.rows(
                """
                SELECT \(about), c.opened_at FROM cases c WHERE c.project = ?1 AND \(condition) AND c.opened_at < ?2
                  AND \(OldCaseTable.stands("c."))
                """, project, instant, make: happened)
        }.filter { !lay.contains($0.about.id) }
    }
}
