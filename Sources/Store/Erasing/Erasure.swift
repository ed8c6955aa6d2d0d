import Kernel

/// The one way in which rows that are never edited lose the words of somebody who asked to be taken out: while it
/// stands open, the columns of words may be emptied, and no others (``Migration/Emptying``).
package enum Erasure {
    /// Does `body` while an erasure stands open, and closes it in the same transaction.
    ///
    /// - Parameter subject: whose words go, by ID; it stays written down that they went.
    /// - Parameter body: given its number.
    package static func open(_ tx: Tx, of subject: String, by actor: Int64, _ body: (Int64) throws -> Void) throws {
        let id = tx.newID(ErasedWords.self).number
        try tx.run(
            "INSERT INTO erasure (id, subject, at, actor, is_open) VALUES (?1, ?2, ?3, ?4, 1)", id, subject, tx.now,
            actor)
        try body(id)
        try tx.run("UPDATE erasure SET is_open = 0 WHERE id = ?1", id)
    }

    /// Those that stand open: none, outside of the transaction of one.
    static func standing(_ db: DB) throws -> [String] {
        try db.rows("SELECT subject FROM erasure WHERE is_open = 1 ORDER BY id") { try $0.next() }
    }
}
