import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ what is to be told, and what was told to whom.
enum NoticeTable {
    /// The project of the promise that has waited longest to be told of; nil where none waits.
    static func dueProject(_ db: DB, at now: Instant) throws -> ID<Project>? {
        try db.value(
            ID<Project>.self,
            """
            SELECT cases.project FROM promise JOIN cases ON cases.id = promise.case_id
            WHERE promise.notice_at <= ?1 ORDER BY promise.notice_at, promise.id LIMIT 1
            """, now)
    }

    /// Those of a project, the oldest first. Read along the times of the promises: a cross join is what keeps SQLite
    /// from beginning with all cases of the project.
    static func due(_ db: DB, in project: ID<Project>, at now: Instant, limit: Int) throws -> [Watched] {
        try db.rows(
            """
            SELECT promise.id, promise.kind, promise.made_by, promise.by_name, promise.made_at, promise.starts_at,
              promise.due_at, promise.paused_for, promise.calendar, promise.calendar_version, promise.target,
              promise.noticed, cases.id, cases.desk, cases.priority, cases.agent, cases.assignee
            FROM promise CROSS JOIN cases
            WHERE cases.id = promise.case_id AND promise.notice_at <= ?1 AND cases.project = ?2
            ORDER BY promise.notice_at, promise.id LIMIT ?3
            """, now, project, limit
        ) { row in
            let (id, kind, by, name, made) = (
                try row.next(ID<Promise>.self), try row.next(Promise.Kind.self), try row.next(ID<Staff>.self),
                try row.next(String.self), try row.next(Instant.self)
            )
            var promise = Promise(
                id: id, kind: kind, by: by, byName: name, madeAt: made, words: "", level: nil,
                startsAt: try row.next(), dueAt: try row.next())
            promise.pausedFor = Span(milliseconds: try row.next())
            promise.clock = try PromiseTable.clock(&row)
            return Watched(
                promise: promise, noticed: try row.next(), item: try row.next(), desk: try row.next(),
                priority: try row.next(), agent: try row.next(), worker: try row.next())
        }
    }

    /// - Parameter share: what is told now; as it was where nothing is.
    static func go(_ tx: Tx, _ promise: ID<Promise>, noticed share: Int, next: Instant?) throws {
        try tx.put("UPDATE promise SET noticed = ?2, notice_at = ?3 WHERE id = ?1", promise, share, next)
    }

    /// Counts steps as told that were passed while nobody was to be told.
    static func passOver(_ tx: Tx, _ promise: ID<Promise>, share: Int, next: Instant?) throws {
        try tx.put(
            """
            UPDATE promise SET noticed = CASE WHEN noticed < ?2 THEN ?2 ELSE noticed END, notice_at = ?3 WHERE id = ?1
            """, promise, share, next)
    }

    static func tell(
        _ tx: Tx, _ staff: ID<Staff>, of watched: Watched, share: Int, isStandIn: Bool
    ) throws {
        try tx.put(
            """
            INSERT INTO notice (id, staff, about, promise, case_id, share, due_at, at, is_stand_in)
            VALUES (?1, ?2, 'promise', ?3, ?4, ?5, ?6, ?7, ?8)
            """, tx.newID(Notice.self), staff, watched.promise.id, watched.item, share, watched.promise.dueAt, tx.now,
            isStandIn)
    }

    static func tell(_ tx: Tx, _ staff: ID<Staff>, of occasion: Occasion, on item: ID<Case>, isStandIn: Bool) throws {
        try tx.put(
            "INSERT INTO notice (id, staff, about, case_id, at, is_stand_in) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            tx.newID(Notice.self), staff, occasion, item, tx.now, isStandIn)
    }

    /// Those to one person, the newest first.
    static func list(
        _ db: DB, to staff: ID<Staff>, unseenOnly: Bool, before: Int64, limit: Int
    ) throws -> [Notice] {
        try db.rows(
            """
            \(select) WHERE notice.staff = ?1 AND notice.id < ?2 \(unseenOnly ? "AND notice.seen_at IS NULL" : "")
            ORDER BY notice.id DESC LIMIT ?3
            """, staff, before, limit, make: make)
    }

    private static let select = """
        SELECT notice.id, notice.staff, cases.number, cases.title, cases.project, notice.at, notice.seen_at,
          notice.is_stand_in, notice.about, notice.promise, promise.kind, notice.share, notice.due_at, promise.state
        FROM notice JOIN cases ON cases.id = notice.case_id LEFT JOIN promise ON promise.id = notice.promise
        """

    private static func make(_ row: inout Row) throws -> Notice {
        Notice(
            id: try row.next(), staff: try row.next(), number: try row.next(), title: try row.next(),
            project: try row.next(), at: try row.next(), seenAt: try row.next(), isStandIn: try row.next(),
            about: try about(&row))
    }

    private static func about(_ row: inout Row) throws -> Notice.About {
        if let occasion = Occasion(rawValue: try row.next(String.self)) { return .occasion(occasion) }
        return .promise(
            Notice.Told(
                promise: try row.next(), kind: try row.next(), share: try row.next(), dueAt: try row.next(),
                state: try row.next()))
    }

    /// How many somebody has not seen, counted up to a limit.
    static func unseen(_ db: DB, by staff: ID<Staff>, upTo limit: Int) throws -> Int {
        try db.value(
            Int.self,
            """
            SELECT count(*) FROM (
              SELECT id FROM notice WHERE staff = ?1 AND seen_at IS NULL ORDER BY id LIMIT ?2) AS unseen
            """, staff, limit) ?? 0
    }

    /// - Parameter upTo: that one and all before it.
    static func see(_ tx: Tx, by staff: ID<Staff>, upTo id: ID<Notice>) throws -> Int {
        try tx.run(
            "UPDATE notice SET seen_at = ?3 WHERE staff = ?1 AND id <= ?2 AND seen_at IS NULL", staff, id, tx.now)
    }
}
