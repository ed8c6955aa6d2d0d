import Directory
import Kernel
import Store

/// Rows ↔ what customers said about unasked text messages.
package enum ConsentTable {
    static func append(_ tx: Tx, _ consent: Consent) throws {
        try tx.put(
            """
            INSERT INTO text_consent (id, person, accepts, how, said_at, actor, actor_name, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, consent.id, consent.person, consent.accepts, consent.how, consent.saidAt, consent.by, consent.byName,
            consent.at)
    }

    /// Takes out how it was said, at the customer's request; whether they accept stays.
    static func erase(_ tx: Tx, of person: ID<Person>, _ mark: String) throws {
        try tx.run("UPDATE text_consent SET how = ?2 WHERE person = ?1", person, mark)
    }

    /// What a customer said, the newest first; what stands in a record that was merged into theirs is theirs too.
    static func all(_ db: DB, of person: ID<Person>, limit: Int) throws -> [Consent] {
        try db.rows(
            """
            SELECT id, person, accepts, how, said_at, actor, actor_name, at FROM text_consent
            WHERE id IN (
              SELECT id FROM text_consent WHERE person = ?1
              UNION SELECT moved.row_id FROM person_merge merged JOIN person_moved moved
                ON moved.merge_id = merged.id AND moved.what = 'text_consent'
              WHERE merged.kept = ?1 AND merged.undone_at IS NULL)
            ORDER BY id DESC LIMIT ?2
            """, person, limit
        ) {
            Consent(
                id: try $0.next(), person: try $0.next(), accepts: try $0.next(), how: try $0.next(),
                saidAt: try $0.next(), by: try $0.next(), byName: try $0.next(), at: try $0.next())
        }
    }

    /// The question for the last word of somebody: 1, 0, or nothing.
    package static func lastWord(of person: String) -> String {
        """
        SELECT accepts FROM text_consent WHERE id = (
          SELECT max(said.id) FROM (
            SELECT id FROM text_consent WHERE person = \(person)
            UNION ALL SELECT moved.row_id FROM person_merge merged JOIN person_moved moved
              ON moved.merge_id = merged.id AND moved.what = 'text_consent'
            WHERE merged.kept = \(person) AND merged.undone_at IS NULL) said)
        """
    }

    /// Whether the last word of a customer was no; who never said anything has not refused.
    package static func declines(_ db: DB, _ person: ID<Person>) throws -> Bool {
        try all(db, of: person, limit: 1).first?.accepts == false
    }
}
