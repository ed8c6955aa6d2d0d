import Casework
import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ entries of duty logs and their versions.
enum DutyEntryTable {
    private static let columns = """
        id, project, department, day, shift, at, place, place_text, event, course, result, is_struck, case_id, by_staff,
        written_at, version
        """

    static func insert(_ tx: Tx, _ one: DutyEntry) throws {
        try tx.run(
            """
            INSERT INTO duty_entry (\(columns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
            """,
            list: [one.id, one.project, one.department, one.day, one.shift] + values(one.content) + [
                one.item, one.by, one.writtenAt, one.version,
            ])
    }

    private static func values(_ content: DutyEntry.Content) -> [any SQLConvertible] {
        [
            content.at, content.place, content.placeText, content.event, content.course, content.result,
            content.isStruck,
        ]
    }

    static func update(_ tx: Tx, _ one: DutyEntry) throws {
        try tx.run(
            """
            UPDATE duty_entry SET day = ?2, shift = ?3, at = ?4, place = ?5, place_text = ?6, event = ?7, course = ?8,
              result = ?9, is_struck = ?10, case_id = ?11, version = ?12
            WHERE id = ?1
            """, list: [one.id, one.day, one.shift] + values(one.content) + [one.item, one.version])
    }

    static func add(_ tx: Tx, _ version: DutyVersion, of entry: ID<DutyEntry>) throws {
        try tx.run(
            """
            INSERT INTO duty_entry_version (entry, version, content, staff, at, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """, entry, version.version, JSONColumn(version.content), version.by, version.at, version.reason)
    }

    static func find(_ db: DB, _ id: ID<DutyEntry>) throws -> DutyEntry? {
        try db.row("SELECT \(columns) FROM duty_entry WHERE id = ?1", id, make: make)
    }

    static func versions(_ db: DB, of id: ID<DutyEntry>) throws -> [DutyVersion] {
        try db.rows(
            """
            SELECT version, content, staff, at, reason FROM duty_entry_version WHERE entry = ?1 ORDER BY version
            """, id
        ) {
            DutyVersion(
                version: try $0.next(), content: try $0.json(), by: try $0.next(), at: try $0.next(),
                reason: try $0.next())
        }
    }

    /// In the order in which they happened.
    static func list(
        _ db: DB, _ filter: DutyFilter, of post: Post, after: DutyCursor?, limit: Int
    ) throws -> [DutyEntry] {
        var condition = CaseCondition()
        condition.add("project = ?", post.project.id)
        condition.add("department = ?", post.department.id)
        if let day = filter.from {
            condition.add("at >= ? AND day >= ?", post.project.zone.start(of: day), day)
        }
        if let day = filter.until {
            // A night shift ends on the next day.
            condition.add("at < ? AND day <= ?", post.project.zone.start(of: day.adding(days: 3)), day)
        }
        condition.add("shift = ?", filter.shift)
        if filter.isOpen { condition.add("result = '' AND is_struck = 0") }
        condition.add(
            "lower(event || ' ' || course || ' ' || result || ' ' || place_text) LIKE ? ESCAPE '!'",
            filter.text.map(pattern))
        condition.add("(at, id) > (?, ?)", after?.at, after?.id)
        return try db.rows(
            "SELECT \(columns) FROM duty_entry WHERE \(condition.sql) ORDER BY at, id LIMIT \(limit)",
            list: condition.values, make: make)
    }

    private static func pattern(_ text: String) -> String {
        "%\(LikePattern.literal(text.lowercased()))%"
    }

    /// Those of which nobody has said how they ended, the oldest first.
    static func open(
        _ db: DB, in project: ID<Project>, of department: ID<Department>, limit: Int
    ) throws -> [DutyEntry] {
        try db.rows(
            """
            SELECT \(columns) FROM duty_entry
            WHERE project = ?1 AND department = ?2 AND result = '' AND is_struck = 0 ORDER BY id LIMIT ?3
            """, project, department, limit, make: make)
    }

    private static func make(_ row: inout Row) throws -> DutyEntry {
        let id: ID<DutyEntry> = try row.next()
        let (project, department): (ID<Project>, ID<Department>) = (try row.next(), try row.next())
        let (day, shift): (Day, String) = (try row.next(), try row.next())
        let content = DutyEntry.Content(
            at: try row.next(), place: try row.next(), placeText: try row.next(), event: try row.next(),
            course: try row.next(), result: try row.next(), isStruck: try row.next())
        return DutyEntry(
            id: id, project: project, department: department, day: day, shift: shift, content: content,
            item: try row.next(), by: try row.next(), writtenAt: try row.next(), version: try row.next())
    }
}
