import Kernel
import Store
import Workforce

/// Rows ↔ drafts: one for each person and form.
enum DraftTable {
    /// Those of one person, the newest first.
    static func all(_ db: DB, of staff: ID<Staff>) throws -> [KeptDraft] {
        try db.rows(
            "SELECT subject, fields, at FROM draft WHERE staff = ?1 ORDER BY at DESC, subject", staff, make: make)
    }

    static func find(_ db: DB, _ subjects: [String], of staff: ID<Staff>) throws -> [KeptDraft] {
        let marks = subjects.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
        return try db.rows(
            "SELECT subject, fields, at FROM draft WHERE staff = ?1 AND subject IN (\(marks)) ORDER BY subject",
            list: [staff] + subjects, make: make)
    }

    static func count(_ db: DB, of staff: ID<Staff>, without subject: String) throws -> Int {
        try db.value(
            Int.self, "SELECT count(*) FROM draft WHERE staff = ?1 AND subject <> ?2", staff, subject) ?? 0
    }

    private static func make(_ row: inout Row) throws -> KeptDraft {
        KeptDraft(
            subject: try row.next(), fields: try row.next(JSONColumn<[String: String]>.self).value,
            at: try row.next())
    }

    static func save(_ tx: Tx, _ draft: KeptDraft, of staff: ID<Staff>) throws {
        try tx.put(
            """
            INSERT INTO draft (staff, subject, fields, at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (staff, subject) DO UPDATE SET fields = excluded.fields, at = excluded.at
            """, staff, draft.subject, JSONColumn(draft.fields), draft.at)
    }

    static func remove(_ tx: Tx, _ subject: String, of staff: ID<Staff>) throws {
        try tx.put("DELETE FROM draft WHERE staff = ?1 AND subject = ?2", staff, subject)
    }
}
