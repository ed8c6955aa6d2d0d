import Kernel
import Store

/// Rows ↔ counts of cabinets.
enum KeyCountTable {
    private static let columns =
        "id, project, cabinet, counted_at, counted_by, signed_at, signed_by, differences"

    static func insert(_ tx: Tx, _ count: KeyCount) throws {
        try tx.put(
            """
            INSERT INTO key_count (id, project, cabinet, counted_at, counted_by, differences)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """, count.id, count.project, count.cabinet, count.countedAt, count.countedBy, count.differences)
        for line in count.lines {
            try tx.put(
                """
                INSERT INTO key_count_line (key_count, custody_key, number, name, hook, expected, found, reason)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """, count.id, line.key, line.number, line.name, line.hook, line.expected, line.found, line.reason)
        }
    }

    /// The second signature, and that the cabinet was counted.
    static func sign(_ tx: Tx, _ count: KeyCount) throws {
        try tx.put(
            "UPDATE key_count SET signed_at = ?2, signed_by = ?3 WHERE id = ?1", count.id, count.signedAt,
            count.signedBy)
        try tx.put("UPDATE cabinet SET counted_at = ?2 WHERE id = ?1", count.cabinet, count.signedAt)
    }

    static func find(_ db: DB, _ id: ID<KeyCount>) throws -> KeyCount? {
        var count = try db.row("SELECT \(columns) FROM key_count WHERE id = ?1", id, make: make)
        count?.lines = try lines(db, of: id)
        return count
    }

    /// The newest first, without their lines.
    static func list(_ db: DB, of cabinet: ID<Cabinet>, limit: Int) throws -> [KeyCount] {
        try db.rows(
            "SELECT \(columns) FROM key_count WHERE cabinet = ?1 ORDER BY id DESC LIMIT ?2", cabinet, limit,
            make: make)
    }

    private static func lines(_ db: DB, of count: ID<KeyCount>) throws -> [KeyCount.Line] {
        try db.rows(
            """
            SELECT custody_key, number, name, hook, expected, found, reason FROM key_count_line WHERE key_count = ?1
            ORDER BY coalesce(hook, 100000), number
            """, count
        ) { row in
            KeyCount.Line(
                key: try row.next(), number: try row.next(), name: try row.next(), hook: try row.next(),
                expected: try row.next(), found: try row.next(), reason: try row.next())
        }
    }

    private static func make(_ row: inout Row) throws -> KeyCount {
        KeyCount(
            id: try row.next(), project: try row.next(), cabinet: try row.next(), countedAt: try row.next(),
            countedBy: try row.next(), signedAt: try row.next(), signedBy: try row.next(),
            differences: try row.next())
    }
}
