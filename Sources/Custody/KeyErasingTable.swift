import Directory
import Kernel
import Store

/// Rows ↔ loans, holds and losses of whom was taken out.
enum KeyErasingTable {
    static func erase(_ tx: Tx, of person: ID<Person>, _ mark: String) throws {
        try tx.run(
            """
            UPDATE key_hold SET giver = ?2, consent = ?2, receiver = CASE WHEN receiver = '' THEN '' ELSE ?2 END
            WHERE person = ?1
            """, person, mark)
        try eraseLoans(tx, of: person, mark)
    }

    private static func eraseLoans(_ tx: Tx, of person: ID<Person>, _ mark: String) throws {
        let lent = "SELECT id FROM key_loan WHERE person = ?1"
        try tx.run(
            """
            UPDATE key_entry SET words = ?2
            WHERE words <> '' AND (loan IN (\(lent)) OR loss IN (SELECT id FROM key_loss WHERE loan IN (\(lent))))
              AND custody_key IN (SELECT custody_key FROM key_loan WHERE person = ?1)
            """, person, mark)
        try tx.run("UPDATE key_loss SET words = ?2 WHERE loan IN (\(lent))", person, mark)
        try tx.run(
            """
            UPDATE key_loan SET name = CASE WHEN name = '' THEN '' ELSE ?2 END, company = '', identity = '',
              reason = ?2, note = CASE WHEN note = '' THEN '' ELSE ?2 END WHERE person = ?1
            """, person, mark)
    }
}
