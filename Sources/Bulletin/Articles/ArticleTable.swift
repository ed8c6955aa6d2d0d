import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ articles.
package enum ArticleTable {
    private static let columns = """
        id, number, project, kind, by_staff, made_at, content, owner, editor, checked_on, checked_by, retired_at,
        version
        """

    static func insert(_ tx: Tx, _ one: Article) throws {
        try tx.run(
            """
            INSERT INTO article (id, number, project, kind, by_staff, made_at, content, until_on, check_due, owner,
              editor, checked_on, checked_by, retired_at, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """, list: [one.id, one.number, one.project, one.kind, one.by, one.madeAt] + values(one))
        try ArticleScopeTable.keep(tx, one)
        index(tx, one)
    }

    private static func values(_ one: Article) -> [any SQLConvertible] {
        [
            JSONColumn(one.content), one.content.until, one.checkDue, one.owner, one.editor, one.checkedOn,
            one.checkedBy, one.retiredAt, one.version,
        ]
    }

    static func update(_ tx: Tx, _ one: Article) throws {
        try tx.run(
            """
            UPDATE article SET content = ?2, until_on = ?3, check_due = ?4, owner = ?5, editor = ?6, checked_on = ?7,
              checked_by = ?8, retired_at = ?9, version = ?10
            WHERE id = ?1
            """, list: [one.id] + values(one))
        try ArticleScopeTable.keep(tx, one)
        index(tx, one)
    }

    /// What it is found by; nothing once it is retired.
    private static func index(_ tx: Tx, _ one: Article) {
        guard one.retiredAt == nil else { return SearchIndex.remove(tx, id: one.id.number) }
        let content = one.content
        let titles = SearchTokens.make("\(content.title) \(content.titleEnglish)", pinyin: true)
        let texts = [one.number, content.phone, content.text, content.textEnglish] + content.tags
        SearchIndex.replace(
            tx, id: one.id.number,
            .init(.init("article", in: one.project), titles + SearchTokens.make(texts.joined(separator: " "))))
    }

    /// By number or ID.
    package static func find(_ db: DB, named name: String) throws -> Article? {
        let found = try db.row("SELECT \(columns) FROM article WHERE number = ?1", name, make: make)
            ?? ID<Article>(name).flatMap { try find(db, $0) }
        return try found.map { try ArticleScopeTable.withPlaces(db, $0) }
    }

    private static func find(_ db: DB, _ id: ID<Article>) throws -> Article? {
        try db.row("SELECT \(columns) FROM article WHERE id = ?1", id, make: make)
    }

    /// Those of some IDs that are not retired, in no order.
    static func find(_ db: DB, _ ids: [Int64]) throws -> [Article] {
        guard !ids.isEmpty else { return [] }
        let marks = (1...ids.count).map { "?\($0)" }.joined(separator: ", ")
        let sql = "SELECT \(columns) FROM article WHERE id IN (\(marks)) AND retired_at IS NULL ORDER BY id"
        return try db.rows(sql, list: ids, make: make).map { try ArticleScopeTable.withPlaces(db, $0) }
    }

    /// Those of a project, the newest first.
    ///
    /// - Parameter today: on the project's wall clock.
    static func list(
        _ db: DB, in project: ID<Project>, _ part: ArticlePart, _ kind: Article.Kind?, on today: Day, before: Int64,
        limit: Int
    ) throws -> [Article] {
        try db.rows(
            """
            SELECT \(columns) FROM article WHERE project = ?1 AND id < ?2 AND \(part.condition)
              AND (?4 = '' OR kind = ?4)
            ORDER BY id DESC LIMIT ?5
            """, project, before, today, kind?.rawValue ?? "", limit, make: make
        ).map { try ArticleScopeTable.withPlaces(db, $0) }
    }

    /// Those that hold at a place on a day, the newest first; those of the project as a whole where there is none.
    ///
    /// - Parameter tags: folded; nil: whatever their tags.
    static func holding(
        _ db: DB, at place: ID<Place>?, in project: ID<Project>, on today: Day, isScript: Bool, tags: [String]?,
        limit: Int
    ) throws -> [Article] {
        if tags?.isEmpty == true { return [] }
        let marks = (tags ?? []).indices.map { "?\($0 + 5)" }.joined(separator: ", ")
        let tagged = "AND id IN (SELECT article FROM article_tag WHERE project = ?1 AND tag IN (\(marks)))"
        return try db.rows(
            """
            WITH RECURSIVE above (id, parent) AS (
              SELECT id, parent FROM place WHERE id = ?2
              UNION ALL SELECT place.id, place.parent FROM above JOIN place ON place.id = above.parent)
            SELECT \(columns) FROM article
            WHERE project = ?1 AND retired_at IS NULL AND (until_on IS NULL OR until_on >= ?3)
              AND kind \(isScript ? "=" : "<>") 'script' \(tags == nil ? "" : tagged) AND \(ArticleScopeTable.isHere)
            ORDER BY id DESC LIMIT ?4
            """, list: [project, place, today, limit] + (tags ?? []), make: make)
    }

    /// Those of a project whose check is overdue since before a day, the longest first.
    package static func unchecked(_ db: DB, in project: ID<Project>, before day: Day, limit: Int) throws -> [Article] {
        try db.rows(
            """
            SELECT \(columns) FROM article
            WHERE project = ?1 AND retired_at IS NULL AND check_due < ?2 AND (until_on IS NULL OR until_on >= ?2)
            ORDER BY check_due, id LIMIT ?3
            """, project, day, limit, make: make)
    }

    /// Those of somebody in a project that are not retired, the oldest first.
    static func standing(_ db: DB, of staff: ID<Staff>, in project: ID<Project>) throws -> [Article] {
        try db.rows(
            "SELECT \(columns) FROM article WHERE project = ?1 AND owner = ?2 AND retired_at IS NULL ORDER BY id",
            project, staff, make: make)
    }

    private static func make(_ row: inout Row) throws -> Article {
        let (id, number): (ID<Article>, String) = (try row.next(), try row.next())
        let (project, kind): (ID<Project>, Article.Kind) = (try row.next(), try row.next())
        let (by, madeAt): (ID<Staff>, Instant) = (try row.next(), try row.next())
        let content: Article.Content = try row.json()
        let (owner, editor): (ID<Staff>, ID<Staff>) = (try row.next(), try row.next())
        var one = Article(
            id: id, number: number, project: project, kind: kind, by: by, madeAt: madeAt, content: content,
            owner: owner, editor: editor, checkedOn: try row.next(), checkedBy: try row.next())
        (one.retiredAt, one.version) = (try row.next(), try row.next())
        return one
    }
}

extension ArticlePart {
    /// By the day as `?3`.
    fileprivate var condition: String {
        switch self {
        case .standing: "retired_at IS NULL AND (until_on IS NULL OR until_on >= ?3)"
        case .overdue: "retired_at IS NULL AND (until_on IS NULL OR until_on >= ?3) AND check_due < ?3"
        case .over: "(retired_at IS NOT NULL OR until_on < ?3)"
        }
    }
}
