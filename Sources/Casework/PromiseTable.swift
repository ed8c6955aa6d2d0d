import Kernel
import Store
import Workforce

/// Rows ↔ the promises of cases.
enum PromiseTable {
    private static let columns = """
        id, kind, state, made_by, by_name, made_at, words, level, starts_at, due_at, settled_at, paused_since,
        paused_for, word, calendar, calendar_version, target, pauses, review
        """

    /// The promises of several cases, oldest first.
    static func all(_ db: DB, of ids: [ID<Case>]) throws -> [ID<Case>: [Promise]] {
        try CaseTable.grouped(ids) { marks in
            try db.rows(
                "SELECT case_id, \(columns) FROM promise WHERE case_id IN (\(marks)) ORDER BY id", list: ids
            ) { (case: try $0.next(), part: try make(&$0)) }
        }
    }

    /// The promises of a case as they were when they were made, whatever became of them since.
    static func made(_ db: DB, of id: ID<Case>) throws -> [ID<Promise>: Promise] {
        let rows = try db.rows(
            """
            SELECT id, kind, made_by, by_name, made_at, words, level, starts_at, first_due_at, calendar,
              calendar_version, target FROM promise WHERE case_id = ?1 ORDER BY id
            """, id
        ) { row in
            var promise = Promise(
                id: try row.next(), kind: try row.next(), by: try row.next(), byName: try row.next(),
                madeAt: try row.next(), words: try row.next(), level: try row.next(), startsAt: try row.next(),
                dueAt: try row.next())
            promise.clock = try clock(&row)
            return promise
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
    }

    private static func make(_ row: inout Row) throws -> Promise {
        let (id, kind, state): (ID<Promise>, Promise.Kind, Promise.State) = (
            try row.next(), try row.next(), try row.next()
        )
        var promise = Promise(
            id: id, kind: kind, by: try row.next(), byName: try row.next(), madeAt: try row.next(),
            words: try row.next(), level: try row.next(), startsAt: try row.next(), dueAt: try row.next())
        (promise.state, promise.settledAt, promise.pausedSince) = (state, try row.next(), try row.next())
        promise.pausedFor = Span(milliseconds: try row.next())
        promise.word = try row.next(JSONColumn<WordBeforehand>?.self)?.value
        promise.clock = try clock(&row)
        promise.pauses = try row.next(JSONColumn<[Pause]>?.self)?.value ?? []
        promise.review = try row.next(JSONColumn<BreachReview>?.self)?.value
        return promise
    }

    static func clock(_ row: inout Row) throws -> PromiseClock? {
        let (calendar, version, target) = (
            try row.next(String?.self), try row.next(Int?.self), try row.next(Int64?.self)
        )
        guard let calendar, let version, let target else { return nil }
        return PromiseClock(calendar: calendar, version: version, target: Span(milliseconds: target))
    }

    /// - Parameter noticeAt: when it must be looked at to tell of it; what was told already is kept beside.
    static func save(_ tx: Tx, _ promise: Promise, of id: ID<Case>, noticeAt: Instant?) throws {
        try tx.put(
            """
            INSERT INTO promise (id, case_id, kind, made_by, by_name, made_at, words, level, starts_at, first_due_at,
              state, due_at, settled_at, paused_since, paused_for, word, notice_at, calendar,
              calendar_version, target, pauses, review, is_red)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?11, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
              ?18, ?19, ?20, ?21, ?22)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, due_at = excluded.due_at,
              settled_at = excluded.settled_at, paused_since = excluded.paused_since,
              paused_for = excluded.paused_for, word = excluded.word, notice_at = excluded.notice_at,
              pauses = excluded.pauses, review = excluded.review, is_red = excluded.is_red
            """, promise.id, id, promise.kind, promise.by, promise.byName, promise.madeAt, promise.words,
            promise.level, promise.startsAt, promise.state, promise.dueAt, promise.settledAt, promise.pausedSince,
            promise.pausedFor.milliseconds, promise.word.map { JSONColumn($0) }, noticeAt,
            promise.clock?.calendar, promise.clock?.version, promise.clock?.target.milliseconds,
            promise.pauses.isEmpty ? nil : JSONColumn(promise.pauses), promise.review.map { JSONColumn($0) },
            promise.hasRedMark)
    }

    static func caseOf(_ db: DB, promise: ID<Promise>) throws -> ID<Case>? {
        try db.value(ID<Case>.self, "SELECT case_id FROM promise WHERE id = ?1", promise)
    }
}
