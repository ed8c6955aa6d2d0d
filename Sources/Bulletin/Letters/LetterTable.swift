import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ letters.
package enum LetterTable {
    private static let columns = """
        id, number, project, direction, by_staff, made_at, content, owner, answers, settled, version
        """

    static func insert(_ tx: Tx, _ one: Letter) throws {
        try tx.run(
            """
            INSERT INTO letter (id, number, project, direction, by_staff, made_at, kind, content, dated, due_on, owner,
              answers, settled, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """, list: [one.id, one.number, one.project, one.direction, one.by, one.madeAt] + values(one))
        index(tx, one)
    }

    private static func values(_ one: Letter) -> [any SQLConvertible] {
        [
            one.content.kind, JSONColumn(one.content), one.content.dated, one.content.dueOn, one.owner, one.answers,
            one.settled, one.version,
        ]
    }

    static func update(_ tx: Tx, _ one: Letter) throws {
        try tx.run(
            """
            UPDATE letter SET kind = ?2, content = ?3, dated = ?4, due_on = ?5, owner = ?6, answers = ?7, settled = ?8,
              version = ?9
            WHERE id = ?1
            """, list: [one.id] + values(one))
        index(tx, one)
    }

    private static func index(_ tx: Tx, _ one: Letter) {
        let content = one.content
        let texts = [one.number, content.theirNumber, content.note].joined(separator: " ")
        SearchIndex.replace(
            tx, id: one.id.number,
            .init(
                .init("letter", in: one.project),
                SearchTokens.make("\(content.subject) \(content.correspondent)", pinyin: true)
                    + SearchTokens.make(texts)))
    }

    /// By number or ID.
    package static func find(_ db: DB, named name: String) throws -> Letter? {
        try db.row("SELECT \(columns) FROM letter WHERE number = ?1", name, make: make)
            ?? ID<Letter>(name).flatMap { try find(db, $0) }
    }

    static func find(_ db: DB, _ id: ID<Letter>) throws -> Letter? {
        try db.row("SELECT \(columns) FROM letter WHERE id = ?1", id, make: make)
    }

    static func find(_ db: DB, _ ids: [Int64]) throws -> [Letter] {
        guard !ids.isEmpty else { return [] }
        let marks = (1...ids.count).map { "?\($0)" }.joined(separator: ", ")
        return try db.rows(
            "SELECT \(columns) FROM letter WHERE id IN (\(marks)) ORDER BY id", list: ids, make: make)
    }

    /// What answers a letter, the oldest first.
    static func answers(_ db: DB, to one: ID<Letter>) throws -> [Letter] {
        try db.rows(
            "SELECT \(columns) FROM letter WHERE answers = ?1 AND settled <> 'struck' ORDER BY id", one, make: make)
    }

    /// Those of a project, the newest first.
    ///
    /// - Parameter today: on the project's wall clock.
    static func list(
        _ db: DB, in project: ID<Project>, _ filter: LetterFilter, on today: Day, before: Int64, limit: Int
    ) throws -> [Letter] {
        try db.rows(
            """
            SELECT \(columns) FROM letter WHERE project = ?1 AND id < ?2 AND \(filter.part.condition)
              AND (?4 = '' OR direction = ?4) AND (?5 = '' OR dated >= ?5) AND (?6 = '' OR dated <= ?6)
              AND ?3 <> ''
            ORDER BY id DESC LIMIT ?7
            """, project, before, today, filter.direction?.rawValue ?? "", filter.from?.description ?? "",
            filter.until?.description ?? "", limit, make: make)
    }

    /// Those of a project that somebody sees to and that nothing has come of yet, the oldest first.
    static func open(_ db: DB, of staff: ID<Staff>, in project: ID<Project>) throws -> [Letter] {
        try db.rows(
            "SELECT \(columns) FROM letter WHERE project = ?1 AND owner = ?2 AND settled = '' ORDER BY id", project,
            staff, make: make)
    }

    /// Those of a project that wait for an answer until a day of some, the first due first.
    ///
    /// - Parameter from: nil for all until then.
    package static func due(
        _ db: DB, in project: ID<Project>, from: Day?, until: Day, limit: Int
    ) throws -> [Letter] {
        try db.rows(
            """
            SELECT \(columns) FROM letter WHERE project = ?1 AND settled = '' AND due_on >= ?2 AND due_on <= ?3
            ORDER BY due_on, id LIMIT ?4
            """, project, from?.description ?? "", until, limit, make: make)
    }

    private static func make(_ row: inout Row) throws -> Letter {
        let (id, number): (ID<Letter>, String) = (try row.next(), try row.next())
        let (project, direction): (ID<Project>, Letter.Direction) = (try row.next(), try row.next())
        let (by, madeAt): (ID<Staff>, Instant) = (try row.next(), try row.next())
        var one = Letter(
            id: id, number: number, project: project, direction: direction, by: by, madeAt: madeAt,
            content: try row.json())
        (one.owner, one.answers) = (try row.next(), try row.next())
        (one.settled, one.version) = (try row.next(), try row.next())
        return one
    }
}

extension LetterPart {
    /// By the day as `?3`.
    fileprivate var condition: String {
        switch self {
        case .all: "settled <> 'struck'"
        case .waiting: "settled = '' AND due_on IS NOT NULL"
        case .overdue: "settled = '' AND due_on < ?3"
        case .struck: "settled = 'struck'"
        }
    }
}
