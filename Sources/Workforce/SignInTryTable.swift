import Kernel
import Store

/// Rows ↔ tries at the door that were not yet, or never, the right word, by user and by address.
enum SignInTryTable {
    static func insert(_ tx: Tx, _ who: String) throws {
        try tx.run("INSERT INTO sign_in_try (who, at) VALUES (?1, ?2)", who, tx.now)
    }

    static func forget(_ tx: Tx, _ who: String) throws {
        try tx.run("DELETE FROM sign_in_try WHERE who = ?1", who)
    }

    static func forget(_ tx: Tx, before: Instant) throws -> Int {
        try tx.run("DELETE FROM sign_in_try WHERE at < ?1", before)
    }

    /// Those of one moment.
    static func forget(_ tx: Tx, _ who: String, at moment: Instant) throws {
        try tx.run("DELETE FROM sign_in_try WHERE who = ?1 AND at = ?2", who, moment)
    }

    /// The last first, at most 64.
    static func since(_ db: DB, _ from: Instant, by who: String) throws -> [Instant] {
        try db.rows("SELECT at FROM sign_in_try WHERE who = ?1 AND at > ?2 ORDER BY at DESC LIMIT 64", who, from) {
            try $0.next()
        }
    }
}
