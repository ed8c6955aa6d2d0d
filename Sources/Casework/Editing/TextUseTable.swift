import Directory
import Kernel
import Store

/// Rows ↔ what stands in the categories and levels of a desk.
enum TextUseTable {
    /// An open promise that a level made, with what levels ask of its case.
    struct Running {
        let number: String
        let project: ID<Project>
        let facts: LevelFacts
        let place: String
        let person: ID<Person>?
        let kind: Promise.Kind
        let level: String
        let startsAt: Instant
        let dueAt: Instant
    }

    private static let open = """
        project IN (SELECT id FROM project) AND phase IN ('open', 'waiting', 'solved', 'confirming') AND cases.desk = ?1
        """

    /// Cases that are not over, by category.
    static func standing(_ db: DB, desk: String) throws -> [String: Int] {
        let rows = try db.rows(
            """
            SELECT category, count(*) FROM cases WHERE \(open) AND category IS NOT NULL
            GROUP BY category ORDER BY category
            """, desk
        ) { (try $0.next(String.self), try $0.next(Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// How many cases are of a category, over or not, and some of them, the newest first.
    static func cases(_ db: DB, of category: String, desk: String) throws -> (count: Int, some: [Numbered]) {
        try counted(
            db, "FROM cases WHERE project IN (SELECT id FROM project) AND cases.desk = ?1 AND category = ?2", desk,
            category)
    }

    /// How many cases were promised something by a level, and some of them, the newest first.
    static func cases(_ db: DB, promised level: String, desk: String) throws -> (count: Int, some: [Numbered]) {
        try counted(
            db,
            """
            FROM cases WHERE project IN (SELECT id FROM project) AND cases.desk = ?1
              AND EXISTS (SELECT 1 FROM promise WHERE promise.case_id = cases.id AND promise.level = ?2)
            """, desk, level)
    }

    struct Numbered {
        let number: String
        let project: ID<Project>
    }

    private static func counted(
        _ db: DB, _ from: String, _ desk: String, _ key: String
    ) throws -> (count: Int, some: [Numbered]) {
        let count = try db.value(Int.self, "SELECT count(*) \(from)", desk, key) ?? 0
        guard count > 0 else { return (0, []) }
        let some = try db.rows("SELECT number, project \(from) ORDER BY id DESC LIMIT 50", desk, key) {
            Numbered(number: try $0.next(), project: try $0.next())
        }
        return (count, some)
    }

    /// The open promises that levels of a desk made, the next one due first.
    static func running(_ db: DB, desk: String, limit: Int) throws -> [Running] {
        try db.rows(
            """
            SELECT cases.number, cases.project, cases.kind, cases.category, cases.priority,
              coalesce((SELECT code FROM place WHERE place.id = cases.place), ''), cases.person, promise.kind,
              promise.level, promise.starts_at, promise.due_at
            FROM cases CROSS JOIN promise
            WHERE cases.\(open) AND promise.case_id = cases.id AND promise.state = 'open'
              AND promise.level IS NOT NULL AND promise.calendar IS NOT NULL
            ORDER BY promise.due_at, promise.id LIMIT ?2
            """, desk, limit
        ) { row in
            let (number, project) = (try row.next(String.self), try row.next(ID<Project>.self))
            let facts = LevelFacts(kind: try row.next(), category: try row.next(), priority: try row.next())
            return Running(
                number: number, project: project, facts: facts, place: try row.next(), person: try row.next(),
                kind: try row.next(), level: try row.next(), startsAt: try row.next(), dueAt: try row.next())
        }
    }
}
