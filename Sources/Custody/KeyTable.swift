import Directory
import Kernel
import Store

/// Rows ↔ keys.
package enum KeyTable {
    private static let columns = """
        custody_key.id, custody_key.project, custody_key.kind, custody_key.number, custody_key.name,
        custody_key.place, custody_key.cabinet, custody_key.hook, custody_key.copies, custody_key.seal,
        custody_key.condition, custody_key.note, custody_key.lent, custody_key.lost, custody_key.seal_checked_at,
        custody_key.due_at, custody_key.retired_at, custody_key.version
        """

    package static func find(_ db: DB, _ id: ID<Key>) throws -> Key? {
        try db.row("SELECT \(columns) FROM custody_key WHERE id = ?1", id, make: make)
    }

    static func find(_ db: DB, number: String, in project: ID<Project>) throws -> Key? {
        try db.row(
            "SELECT \(columns) FROM custody_key WHERE project = ?1 AND number = ?2", project, number, make: make)
    }

    /// What hangs in a cabinet, by hook; what has none comes last.
    static func list(_ db: DB, in cabinet: ID<Cabinet>, limit: Int) throws -> [Key] {
        let sql = "SELECT \(columns) FROM custody_key WHERE cabinet = ?1 AND retired_at IS NULL"
        return try db.rows("\(sql) ORDER BY coalesce(hook, 100000), number LIMIT ?2", cabinet, limit, make: make)
    }

    /// Those of a place itself, by number.
    static func list(_ db: DB, of place: ID<Place>, limit: Int) throws -> [Key] {
        try db.rows(
            """
            SELECT \(columns) FROM custody_key WHERE place = ?1 AND retired_at IS NULL ORDER BY number LIMIT ?2
            """, place, limit, make: make)
    }

    /// Of all projects, in the order in which they were taken up.
    static func list(_ db: DB, after id: Int64, limit: Int) throws -> [Key] {
        try db.rows("SELECT \(columns) FROM custody_key WHERE id > ?1 ORDER BY id LIMIT ?2", id, limit, make: make)
    }

    /// Those that a filter asks for.
    static func list(_ db: DB, _ filter: KeyFilter, in project: ID<Project>, now: Instant) throws -> [Key] {
        let (conditions, values) = conditions(of: filter, in: project, now: now)
        let sql = "SELECT \(columns) FROM custody_key WHERE " + conditions.joined(separator: " AND ")
        return try db.rows("\(sql) ORDER BY number LIMIT \(filter.limit + 1)", list: values, make: make)
    }

    private static func conditions(
        of filter: KeyFilter, in project: ID<Project>, now: Instant
    ) -> ([String], [any SQLConvertible]) {
        var values: [any SQLConvertible] = [project]
        func mark(_ value: any SQLConvertible) -> String {
            values.append(value)
            return "?\(values.count)"
        }
        var conditions = ["custody_key.project = ?1"]
        switch filter.show {
        case .all: break
        case .out: conditions.append("custody_key.due_at IS NOT NULL")
        case .overdue: conditions.append("custody_key.due_at < \(mark(now))")
        case .lost: conditions.append("custody_key.lost > 0")
        case .held: conditions.append("EXISTS (\(holding))")
        }
        if let kind = filter.kind { conditions.append("custody_key.kind = \(mark(kind))") }
        if !filter.withRetired { conditions.append("custody_key.retired_at IS NULL") }
        if let text = filter.like {
            let (number, name) = (mark(Key.plain(text) + "%"), mark("%" + text.lowercased() + "%"))
            let byName = "lower(custody_key.name) LIKE \(name) ESCAPE '!'"
            conditions.append("(custody_key.number LIKE \(number) ESCAPE '!' OR \(byName))")
        }
        if let after = filter.after { conditions.append("custody_key.number > \(mark(after))") }
        return (conditions, values)
    }

    private static let holding =
        "SELECT 1 FROM key_hold WHERE key_hold.custody_key = custody_key.id AND key_hold.released_at IS NULL"

    /// How many of a project are out, overdue and lost.
    static func tally(_ db: DB, in project: ID<Project>, now: Instant) throws -> KeyTally {
        let lost = "SELECT count(*) FROM custody_key WHERE project = ?1 AND lost > 0"
        let out = "SELECT count(*) FROM custody_key WHERE project = ?1 AND due_at IS NOT NULL"
        let overdue = "SELECT count(*) FROM custody_key WHERE project = ?1 AND due_at < ?2"
        return KeyTally(
            out: try db.value(Int.self, out, project) ?? 0,
            overdue: try db.value(Int.self, overdue, project, now) ?? 0,
            lost: try db.value(Int.self, lost, project) ?? 0)
    }

    static func insert(_ tx: Tx, _ key: Key) throws {
        try tx.put(
            """
            INSERT INTO custody_key (id, project, kind, number, name, place, cabinet, hook, copies, lent, lost, seal,
              condition, note, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """, key.id, key.project, key.kind, key.number, key.name, key.place, key.cabinet, key.hook, key.copies,
            key.lent, key.lost, key.seal, key.condition, key.note, key.version)
    }

    /// - Throws: ``CustodyRefusal/keyStale(current:)`` where somebody else was quicker.
    static func update(_ tx: Tx, _ key: Key) throws {
        let changed = try tx.run(
            """
            UPDATE custody_key SET name = ?3, place = ?4, cabinet = ?5, hook = ?6, copies = ?7, lent = ?8, lost = ?9,
              seal = ?10, seal_checked_at = ?11, condition = ?12, note = ?13, due_at = ?14, retired_at = ?15,
              version = ?2
            WHERE id = ?1 AND version = ?2 - 1
            """, key.id, key.version, key.name, key.place, key.cabinet, key.hook, key.copies, key.lent, key.lost,
            key.seal, key.sealCheckedAt, key.condition, key.note, key.dueAt, key.retiredAt)
        guard changed == 1 else { throw CustodyRefusal.keyStale(current: key.version) }
    }

    private static func make(_ row: inout Row) throws -> Key {
        var key = Key(
            id: try row.next(), project: try row.next(), kind: try row.next(), number: try row.next(),
            name: try row.next(), place: try row.next(), cabinet: try row.next(), hook: try row.next(),
            copies: try row.next(), seal: try row.next(), condition: try row.next(), note: try row.next())
        (key.lent, key.lost, key.sealCheckedAt) = (try row.next(), try row.next(), try row.next())
        (key.dueAt, key.retiredAt, key.version) = (try row.next(), try row.next(), try row.next())
        return key
    }
}
