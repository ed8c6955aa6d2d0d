import Kernel
import Store

/// Rows ↔ the secret addresses of calendar feeds, of which only digests are kept.
enum FeedTable {
    static func put(_ tx: Tx, digest: String, of staff: ID<Staff>) throws {
        try tx.run(
            """
            INSERT INTO calendar_feed (staff, secret, made_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (staff) DO UPDATE SET secret = excluded.secret, made_at = excluded.made_at
            """, staff, digest, tx.now)
    }

    static func staff(_ db: DB, digest: String) throws -> ID<Staff>? {
        try db.value(ID<Staff>.self, "SELECT staff FROM calendar_feed WHERE secret = ?1", digest)
    }

    static func madeAt(_ db: DB, of staff: ID<Staff>) throws -> Instant? {
        try db.value(Instant.self, "SELECT made_at FROM calendar_feed WHERE staff = ?1", staff)
    }
}
