import Directory
import Kernel
import Store

/// Rows ↔ copies that are gone.
enum KeyLossTable {
    static func insert(_ tx: Tx, _ loss: KeyLoss, in project: ID<Project>) throws {
        try tx.put(
            """
            INSERT INTO key_loss (id, project, custody_key, loan, reported_at, reported_by, words)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, loss.id, project, loss.key, loss.loan, loss.reportedAt, loss.reportedBy, loss.words)
    }

    static func update(_ tx: Tx, _ loss: KeyLoss) throws {
        try tx.put(
            "UPDATE key_loss SET case_number = ?2, settled_at = ?3, settled_by = ?4, outcome = ?5 WHERE id = ?1",
            loss.id, loss.caseNumber, loss.settledAt, loss.settledBy, loss.outcome)
    }

    /// The newest first.
    static func list(_ db: DB, of key: ID<Key>) throws -> [KeyLoss] {
        try db.rows(
            """
            SELECT id, custody_key, loan, reported_at, reported_by, words, case_number, settled_at, settled_by, outcome
            FROM key_loss WHERE custody_key = ?1 ORDER BY id DESC LIMIT 200
            """, key
        ) { row in
            var loss = KeyLoss(
                id: try row.next(), key: try row.next(), loan: try row.next(), reportedAt: try row.next(),
                reportedBy: try row.next(), words: try row.next())
            loss.caseNumber = try row.next()
            (loss.settledAt, loss.settledBy, loss.outcome) = (try row.next(), try row.next(), try row.next())
            return loss
        }
    }
}
