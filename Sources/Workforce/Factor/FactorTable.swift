import Kernel
import Store

/// Rows ↔ second steps, recovery codes, and sign-ins of which the second step is still to come.
enum FactorTable {
    struct Factor: Sendable {
        /// As the keyring sealed it.
        let sealed: String
        let since: Instant?
        let lastStep: Int64
    }

    static func find(_ db: DB, _ staff: ID<Staff>) throws -> Factor? {
        try db.row("SELECT sealed, confirmed_at, last_step FROM second_factor WHERE staff = ?1", staff) {
            Factor(sealed: try $0.next(), since: try $0.next(), lastStep: try $0.next())
        }
    }

    /// Takes the place of one that waits for its first code.
    static func begin(_ tx: Tx, _ staff: ID<Staff>, sealed: String) throws {
        try tx.run("DELETE FROM second_factor WHERE staff = ?1 AND confirmed_at IS NULL", staff)
        try tx.run("INSERT INTO second_factor (staff, sealed, last_step) VALUES (?1, ?2, 0)", staff, sealed)
    }

    static func use(_ tx: Tx, _ staff: ID<Staff>, step: Int64) throws {
        try tx.run(
            "UPDATE second_factor SET last_step = ?2, confirmed_at = COALESCE(confirmed_at, ?3) WHERE staff = ?1",
            staff, step, tx.now)
    }

    /// - Returns: whether there was one.
    static func remove(_ tx: Tx, _ staff: ID<Staff>) throws -> Bool {
        try tx.run("DELETE FROM recovery_code WHERE staff = ?1", staff)
        return try tx.run("DELETE FROM second_factor WHERE staff = ?1", staff) > 0
    }

    static func replaceCodes(_ tx: Tx, _ staff: ID<Staff>, digests: [String]) throws {
        try tx.run("DELETE FROM recovery_code WHERE staff = ?1", staff)
        for digest in digests {
            try tx.run("INSERT INTO recovery_code (staff, digest) VALUES (?1, ?2)", staff, digest)
        }
    }

    /// - Returns: whether it was there and not used yet.
    static func useCode(_ tx: Tx, _ staff: ID<Staff>, digest: String) throws -> Bool {
        try tx.run(
            "UPDATE recovery_code SET used_at = ?3 WHERE staff = ?1 AND digest = ?2 AND used_at IS NULL", staff,
            digest, tx.now) > 0
    }

    static func codesLeft(_ db: DB, _ staff: ID<Staff>) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM recovery_code WHERE staff = ?1 AND used_at IS NULL", staff) ?? 0
    }

    /// Those who sign in with a second step.
    static func holders(_ db: DB) throws -> [ID<Staff>] {
        try db.rows("SELECT staff FROM second_factor WHERE confirmed_at IS NOT NULL ORDER BY staff") { try $0.next() }
    }

    static func insert(
        _ tx: Tx, half secret: Secret, of staff: ID<Staff>, device: String, way: Entrance.Way, life: Span
    ) throws {
        try tx.run(
            "INSERT INTO half_session (secret, staff, device, expires_at, way) VALUES (?1, ?2, ?3, ?4, ?5)",
            secret.digest, staff, String(device.prefix(120)), tx.now + life, way)
    }

    static func half(
        _ db: DB, digest: String, at now: Instant
    ) throws -> (staff: ID<Staff>, device: String, way: Entrance.Way)? {
        try db.row("SELECT staff, device, way FROM half_session WHERE secret = ?1 AND expires_at > ?2", digest, now) {
            (staff: try $0.next(), device: try $0.next(), way: try $0.next())
        }
    }

    /// - Returns: whether it was still there: of two who finish it one does.
    static func finish(_ tx: Tx, half digest: String) throws -> Bool {
        try tx.run("DELETE FROM half_session WHERE secret = ?1", digest) > 0
    }

    static func forgetHalves(_ tx: Tx, of staff: ID<Staff>) throws {
        try tx.run("DELETE FROM half_session WHERE staff = ?1", staff)
    }

    static func forget(_ tx: Tx, overBefore: Instant) throws -> Int {
        try tx.run("DELETE FROM half_session WHERE expires_at < ?1", overBefore)
    }
}
