import Kernel
import Store

/// Rows ↔ the ledger of keys.
enum KeyEntryTable {
    static func append(_ tx: Tx, _ entry: KeyEntry, of key: ID<Key>) throws {
        try tx.put(
            """
            INSERT INTO key_entry (id, custody_key, at, actor, actor_name, act, change, in_hand, loan, loss, corrects,
              detail, words)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """, entry.id, key, entry.at, entry.by, entry.byName, entry.act, entry.change, entry.inHand, entry.loan,
            entry.loss, entry.corrects, entry.detail, entry.words)
    }

    static func isThere(_ db: DB, _ id: ID<KeyEntry>, of key: ID<Key>) throws -> Bool {
        try db.value(Int.self, "SELECT count(*) FROM key_entry WHERE id = ?1 AND custody_key = ?2", id, key) == 1
    }

    /// The newest first.
    static func list(_ db: DB, of key: ID<Key>, before: ID<KeyEntry>?, limit: Int) throws -> [KeyEntry] {
        try db.rows(
            """
            SELECT id, at, actor, actor_name, act, change, in_hand, loan, loss, corrects, detail, words
            FROM key_entry WHERE custody_key = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3
            """, key, before?.number ?? .max, limit
        ) { row in
            KeyEntry(
                id: try row.next(), at: try row.next(), by: try row.next(), byName: try row.next(),
                act: try row.next(), change: try row.next(), inHand: try row.next(), loan: try row.next(),
                loss: try row.next(), corrects: try row.next(), detail: try row.next(), words: try row.next())
        }
    }
}
