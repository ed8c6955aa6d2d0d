import Directory
import Kernel
import Store

/// Rows ↔ keys that are kept for their owners.
enum KeyHoldTable {
    private static let columns = """
        id, custody_key, person, giver, consent, until_day, at, by_staff, released_at, released_by, receiver
        """

    static func insert(_ tx: Tx, _ hold: KeyHold) throws {
        try tx.put(
            """
            INSERT INTO key_hold (id, custody_key, person, giver, consent, until_day, at, by_staff, receiver)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '')
            """, hold.id, hold.key, hold.person, hold.giver, hold.consent, hold.until, hold.at, hold.by)
    }

    static func update(_ tx: Tx, _ hold: KeyHold) throws {
        try tx.put(
            "UPDATE key_hold SET released_at = ?2, released_by = ?3, receiver = ?4 WHERE id = ?1", hold.id,
            hold.releasedAt, hold.releasedBy, hold.receiver)
    }

    static func open(_ db: DB, of key: ID<Key>) throws -> KeyHold? {
        try db.row(
            "SELECT \(columns) FROM key_hold WHERE custody_key = ?1 AND released_at IS NULL", key, make: make)
    }

    /// All of a key, the newest first.
    static func list(_ db: DB, of key: ID<Key>) throws -> [KeyHold] {
        try db.rows(
            "SELECT \(columns) FROM key_hold WHERE custody_key = ?1 ORDER BY id DESC LIMIT 50", key, make: make)
    }

    /// What is kept for a customer now, also under a record that was merged into theirs.
    static func open(_ db: DB, of person: ID<Person>, limit: Int) throws -> [KeyHold] {
        try db.rows(
            """
            SELECT \(columns) FROM key_hold
            WHERE person IN (
                SELECT id FROM person WHERE id = ?1
                UNION ALL SELECT gone FROM person_merge WHERE kept = ?1 AND undone_at IS NULL)
              AND released_at IS NULL ORDER BY id LIMIT ?2
            """, person, limit, make: make)
    }

    private static func make(_ row: inout Row) throws -> KeyHold {
        var hold = KeyHold(
            id: try row.next(), key: try row.next(), person: try row.next(), giver: try row.next(),
            consent: try row.next(), until: try row.next(), at: try row.next(), by: try row.next())
        (hold.releasedAt, hold.releasedBy, hold.receiver) = (try row.next(), try row.next(), try row.next())
        return hold
    }
}
