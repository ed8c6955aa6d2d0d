import Kernel
import Store

/// Rows ↔ API tokens. A secret is kept as its digest only.
enum TokenTable {
    /// - Parameter scope: nil for everything that the member of staff may do.
    static func insert(
        _ tx: Tx, _ secret: Secret, of staff: ID<Staff>, label: String, scope: Set<Right>?, life: Span
    ) throws {
        let names = scope.map { $0.map(\.rawValue).sorted().joined(separator: " ") } ?? "*"
        try tx.run(
            "INSERT INTO token (secret, staff, label, scope, made_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            secret.digest, staff, label, names, tx.now, tx.now + life)
    }

    /// Nil where it is unknown, over or revoked.
    static func find(
        _ db: DB, digest: String, at now: Instant
    ) throws -> (staff: ID<Staff>, label: String, scope: Set<Right>?)? {
        try db.row(
            """
            SELECT staff, label, scope FROM token
            WHERE secret = ?1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)
            """, digest, now
        ) { (staff: try $0.next(), label: try $0.next(), scope: scope(try $0.next())) }
    }

    /// Those that still open something, the last made first.
    static func all(_ db: DB, at now: Instant) throws -> [APIToken] {
        try db.rows(
            """
            SELECT staff.user_name, token.label, token.scope, token.made_at, token.expires_at
            FROM token JOIN staff ON staff.id = token.staff
            WHERE token.revoked_at IS NULL AND (token.expires_at IS NULL OR token.expires_at > ?1)
            ORDER BY token.made_at DESC, token.secret
            """, now
        ) {
            APIToken(
                user: try $0.next(), label: try $0.next(), scope: scope(try $0.next()), made: try $0.next(),
                ends: try $0.next())
        }
    }

    /// - Returns: how many.
    static func revoke(_ tx: Tx, label: String, of staff: ID<Staff>?) throws -> Int {
        try tx.run(
            """
            UPDATE token SET revoked_at = ?3 WHERE label = ?1 AND revoked_at IS NULL AND (staff = ?2 OR ?2 = 0)
            """, label, staff?.number ?? 0, tx.now)
    }

    static func revokeAll(_ tx: Tx, of staff: ID<Staff>) throws {
        try tx.run("UPDATE token SET revoked_at = ?2 WHERE staff = ?1 AND revoked_at IS NULL", staff, tx.now)
    }

    private static func scope(_ names: String) -> Set<Right>? {
        names == "*" ? nil : Set(names.split(separator: " ").compactMap { Right(rawValue: String($0)) })
    }
}
