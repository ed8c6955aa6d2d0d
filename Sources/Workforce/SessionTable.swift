import Kernel
import Store

/// Rows ↔ signed-in browsers. A secret is kept as its digest only.
enum SessionTable {
    static func insert(
        _ tx: Tx, _ secret: Secret, of staff: ID<Staff>, form: Secret, device: String, address: String,
        way: Entrance.Way, life: Span
    ) throws {
        try tx.run(
            """
            INSERT INTO session (secret, staff, form_token, device, made_at, expires_at, address, seen_at, way)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?5, ?8)
            """, secret.digest, staff, form.text, String(device.prefix(120)), tx.now, tx.now + life,
            String(address.prefix(64)), way)
    }

    /// Nil where it is unknown, over or revoked.
    static func find(
        _ db: DB, digest: String, at now: Instant
    ) throws -> (staff: ID<Staff>, form: String, device: String, way: Entrance.Way)? {
        try db.row(
            """
            SELECT staff, form_token, device, way FROM session
            WHERE secret = ?1 AND expires_at > ?2 AND revoked_at IS NULL
            """, digest, now
        ) { (staff: try $0.next(), form: try $0.next(), device: try $0.next(), way: try $0.next()) }
    }

    static func forget(_ tx: Tx, overBefore: Instant) throws -> Int {
        try tx.run("DELETE FROM session WHERE expires_at < ?1", overBefore)
    }

    static func revoke(_ tx: Tx, digest: String) throws {
        try tx.run("UPDATE session SET revoked_at = ?2 WHERE secret = ?1 AND revoked_at IS NULL", digest, tx.now)
    }

    /// - Parameter kept: the digest of the one that stays; empty for none.
    @discardableResult
    static func revokeAll(_ tx: Tx, of staff: ID<Staff>, but kept: String = "") throws -> Int {
        try tx.run(
            "UPDATE session SET revoked_at = ?2 WHERE staff = ?1 AND revoked_at IS NULL AND secret <> ?3", staff,
            tx.now, kept)
    }

    /// Those that came in by this way.
    static func revokeAll(_ tx: Tx, of staff: ID<Staff>, way: Entrance.Way, but kept: String) throws -> Int {
        try tx.run(
            """
            UPDATE session SET revoked_at = ?2 WHERE staff = ?1 AND revoked_at IS NULL AND secret <> ?3 AND way = ?4
            """, staff, tx.now, kept, way)
    }

    /// A signed-in browser.
    struct Kept: Sendable {
        let digest: String
        let device: String
        let since: Instant
        /// Empty for those of before it was kept.
        let address: String
        let seenAt: Instant?
        let way: Entrance.Way
    }

    /// Those that are neither over nor revoked, the last first.
    static func all(_ db: DB, of staff: ID<Staff>, at now: Instant) throws -> [Kept] {
        try db.rows(
            """
            SELECT secret, device, made_at, address, seen_at, way FROM session
            WHERE staff = ?1 AND expires_at > ?2 AND revoked_at IS NULL ORDER BY made_at DESC, secret LIMIT 50
            """, staff, now
        ) {
            Kept(
                digest: try $0.next(), device: try $0.next(), since: try $0.next(), address: try $0.next(),
                seenAt: try $0.next(), way: try $0.next())
        }
    }

    /// Keeps when each was used last; it never goes back.
    static func see(_ tx: Tx, digest: String, at time: Instant) throws {
        try tx.put(
            "UPDATE session SET seen_at = ?2 WHERE secret = ?1 AND (seen_at IS NULL OR seen_at < ?2)", digest, time)
    }
}
