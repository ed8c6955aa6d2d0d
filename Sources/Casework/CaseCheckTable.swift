import Kernel
import Store
import Workforce

/// What is true of the rows of all cases at any moment: each query lists the numbers of those of which it is not.
enum CaseCheckTable {
    private static func numbers(_ db: DB, _ condition: String) throws -> [String] {
        try db.rows("SELECT number FROM cases WHERE \(condition) ORDER BY id LIMIT 100") { try $0.next() }
    }

    static func count(_ db: DB) throws -> Int { try db.value(Int.self, "SELECT count(*) FROM cases") ?? 0 }

    /// Every act leaves one entry in the timeline and raises the version by one.
    static func withoutHistory(_ db: DB) throws -> [String] {
        try numbers(
            db,
            """
            version <> (SELECT count(*) FROM timeline
              WHERE timeline.case_id = cases.id AND timeline.id > cases.id - \(TimelineTable.earliest))
            """)
    }

    /// Closed, while somebody still waits or works.
    static func closedTooEarly(_ db: DB) throws -> [String] {
        try numbers(
            db,
            """
            phase IN ('closed', 'cancelled') AND (
              EXISTS (SELECT 1 FROM promise WHERE promise.case_id = cases.id AND state = 'open')
              OR EXISTS (SELECT 1 FROM task WHERE task.case_id = cases.id AND is_open = 1))
            """)
    }

    /// The time by which lists and board are ordered is that of the nearest running promise.
    static func dueElsewhere(_ db: DB) throws -> [String] {
        try numbers(
            db,
            """
            coalesce(next_due, -1) <> coalesce((SELECT min(due_at) FROM promise
              WHERE promise.case_id = cases.id AND state = 'open' AND paused_since IS NULL), -1)
            """)
    }

    /// A running promise of which nobody was told yet, and nobody ever would be.
    static func unwatched(_ db: DB) throws -> [String] {
        try numbers(
            db,
            """
            EXISTS (SELECT 1 FROM promise WHERE promise.case_id = cases.id AND state = 'open' AND paused_since IS NULL
              AND due_at > made_at AND noticed = 0 AND notice_at IS NULL)
            OR EXISTS (SELECT 1 FROM promise WHERE promise.case_id = cases.id AND notice_at IS NOT NULL
              AND (state <> 'open' OR paused_since IS NOT NULL))
            """)
    }

    static func assignedElsewhere(_ db: DB) throws -> [String] {
        try numbers(
            db,
            """
            phase NOT IN ('closed', 'cancelled') AND assignee IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM task WHERE task.case_id = cases.id AND task.assignee = cases.assignee)
            """)
    }

    static func unfindable(_ db: DB) throws -> [String] {
        let key = db.dialect == .sqlite ? "rowid" : "id"
        return try numbers(db, "id NOT IN (SELECT \(key) FROM search) AND \(OldCaseTable.stands())")
    }

    /// What left the store, what the trail says and what happened are of one number.
    static func acts(_ db: DB) throws -> (versions: Int, audited: Int, sent: Int) {
        func count(_ sql: String) throws -> Int { try db.value(Int.self, sql) ?? 0 }
        return (
            try count("SELECT CAST(coalesce(sum(version), 0) AS BIGINT) FROM cases"),
            try count("SELECT count(*) FROM audit WHERE act >= 'case.' AND act < 'case/'"),
            try count("SELECT count(*) FROM outbox WHERE topic >= 'case.' AND topic < 'case/'")
        )
    }

    /// Months whose running number and whose cases do not agree: a number was given twice, or lost.
    static func numberGaps(_ db: DB) throws -> [String] {
        try db.rows(
            """
            SELECT name, value, (SELECT count(*) FROM cases WHERE number >= substr(name, 8) || '-'
              AND number < substr(name, 8) || '.')
            FROM counter WHERE name >= 'number:' AND name < 'number;' ORDER BY name
            """
        ) { (name: try $0.next(String.self), given: try $0.next(Int.self), found: try $0.next(Int.self)) }
        .filter { $0.given != $0.found }.map { "\($0.name.dropFirst(7)) (\($0.given) given, \($0.found) found)" }
    }

    /// What the counters of the board should be, from the cases themselves.
    static func standing(_ db: DB) throws -> [CounterName: Int] {
        let groups = try db.rows(
            "SELECT project, phase, kind, category, count(*) FROM cases GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
        ) {
            (project: try $0.next(Int64.self), phase: try $0.next(Phase.self), kind: try $0.next(String.self),
                category: try $0.next(String?.self), count: try $0.next(Int.self))
        }
        var counts: [CounterName: Int] = [:]
        for group in groups {
            for name in CaseCounters.standing(phase: group.phase, kind: group.kind, category: group.category) {
                counts[CounterName(project: group.project, name: name), default: 0] += group.count
            }
        }
        for (name, count) in try BoardCheckTable.hands(db) { counts[name, default: 0] += count }
        for due in try dueMinutes(db) {
            for name in DueCounters.names(due.minute) {
                counts[CounterName(project: due.project, name: name), default: 0] += due.count
            }
        }
        return counts
    }

    private static func dueMinutes(_ db: DB) throws -> [(project: Int64, minute: Instant, count: Int)] {
        try db.rows(
            """
            SELECT project, next_due / 60000, count(*) FROM cases WHERE next_due IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
            """
        ) { (try $0.next(), Instant(milliseconds: try $0.next(Int64.self) * 60_000), try $0.next()) }
    }

    struct CounterName: Hashable {
        let project: Int64
        let name: String
    }

    static func counted(_ db: DB) throws -> [CounterName: Int] {
        let rows = try db.rows(
            """
            SELECT project, name, value FROM counter WHERE (name >= 'phase:' AND name < 'phase;')
              OR (name >= 'open-' AND name < 'open.') OR (name >= 'due-' AND name < 'due.') ORDER BY project, name
            """
        ) { (CounterName(project: try $0.next(), name: try $0.next()), try $0.next(Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    static func stages(_ db: DB) throws -> [StageCount] {
        try db.rows(
            """
            SELECT desk, kind, procedure_version, stage, phase, count(*) FROM cases
            GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            """
        ) { row in
            StageCount(
                desk: try row.next(), kind: try row.next(), version: try row.next(), stage: try row.next(),
                phase: try row.next(), count: try row.next())
        }
    }

    /// The files that cases name, page by page.
    static func files(_ db: DB, after: Int64) throws -> (files: [(number: String, digest: String)], last: Int64?) {
        let ids = try db.rows(
            "SELECT id FROM cases WHERE id > ?1 AND detail LIKE '%\"digest\"%' ORDER BY id LIMIT 200", after
        ) { try $0.next(Int64.self) }
        guard let last = ids.last else { return ([], nil) }
        let marks = ids.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let cases = try CaseTable.list(db, where: "id IN (\(marks)) ORDER BY id", values: ids)
        return (cases.flatMap { item in item.attachments.map { (item.number, $0.digest) } }, last)
    }
}

/// How many cases of a version of a procedure stand in a stage.
struct StageCount: Sendable {
    let desk: String
    let kind: String
    let version: Int
    let stage: String
    let phase: Phase
    let count: Int
}
