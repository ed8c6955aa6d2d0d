import Kernel
import Store

/// Rows ↔ what each copy of the program counted at its door, by a digest of whom.
enum TurnstileTable {
    static func put(_ tx: Tx, _ count: Turnstile.Count, by copy: Int64) throws {
        try tx.put(
            """
            INSERT INTO door_count (key, window_at, copy, count, at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (key, window_at, copy) DO UPDATE SET count = excluded.count, at = excluded.at
            """, count.key, count.window ?? Instant(milliseconds: 0), copy, count.count, tx.now)
    }

    /// What the other copies counted in this window, and what they have open.
    static func others(_ db: DB, but copy: Int64, in window: Instant, since: Instant) throws -> [String: Int] {
        let rows = try db.rows(
            """
            SELECT key, CAST(sum(count) AS BIGINT) FROM door_count
            WHERE at > ?1 AND window_at IN (0, ?2) AND copy <> ?3 GROUP BY key ORDER BY key
            """, since, window, copy
        ) { (try $0.next(String.self), try $0.next(Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    static func forget(_ tx: Tx, before: Instant) throws -> Int {
        try tx.run("DELETE FROM door_count WHERE at < ?1", before)
    }
}
