import Directory
import Kernel
import Store

/// Rows ↔ what customers said about unasked text messages and calls.
package enum ConsentTable {
    static func append(_ tx: Tx, _ consent: Consent) throws {
        try tx.put(
            """
            INSERT INTO text_consent (id, person, accepts, how, said_at, actor, actor_name, at, channel)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, consent.id, consent.person, consent.accepts, consent.how, consent.saidAt, consent.by, consent.byName,
            consent.at, consent.channel)
    }

    /// Takes out how it was said, at the customer's request; whether they accept stays.
    static func erase(_ tx: Tx, of person: ID<Person>, _ mark: String) throws {
        try tx.run("UPDATE text_consent SET how = ?2 WHERE person = ?1", person, mark)
    }

    /// What a customer said, the newest first; what stands in a record that was merged into theirs is theirs too.
    ///
    /// - Parameter limit: so many of each channel.
    static func all(_ db: DB, of person: ID<Person>, limit: Int) throws -> [Consent] {
        try Consent.Channel.allCases.flatMap { try said(db, of: person, on: $0, limit: limit) }
            .sorted { $0.id > $1.id }
    }

    private static func said(
        _ db: DB, of person: ID<Person>, on channel: Consent.Channel, limit: Int
    ) throws -> [Consent] {
        try db.rows(
            """
            SELECT id, person, channel, accepts, how, said_at, actor, actor_name, at FROM text_consent
            WHERE channel = ?3 AND id IN (
              SELECT id FROM text_consent WHERE person = ?1
              UNION SELECT moved.row_id FROM person_merge merged JOIN person_moved moved
                ON moved.merge_id = merged.id AND moved.what = 'text_consent'
              WHERE merged.kept = ?1 AND merged.undone_at IS NULL)
            ORDER BY id DESC LIMIT ?2
            """, person, limit, channel
        ) {
            Consent(
                id: try $0.next(), person: try $0.next(), channel: try $0.next(), accepts: try $0.next(),
                how: try $0.next(), saidAt: try $0.next(), by: try $0.next(), byName: try $0.next(), at: try $0.next())
        }
    }

    /// The question for the last word of somebody about a channel: 1, 0, or nothing.
    package static func lastWord(of person: String, on channel: Consent.Channel = .text) -> String {
        """
        SELECT accepts FROM text_consent WHERE id = (
          SELECT max(said.id) FROM (
            SELECT id FROM text_consent WHERE person = \(person) AND channel = '\(channel.rawValue)'
            UNION ALL SELECT moved.row_id FROM person_merge merged JOIN person_moved moved
              ON moved.merge_id = merged.id AND moved.what = 'text_consent'
              JOIN text_consent told ON told.id = moved.row_id AND told.channel = '\(channel.rawValue)'
            WHERE merged.kept = \(person) AND merged.undone_at IS NULL) said)
        """
    }

    /// Whether the last word of a customer about text messages was no; who never said anything has not refused.
    package static func declines(_ db: DB, _ person: ID<Person>) throws -> Bool {
        try said(db, of: person, on: .text, limit: 1).declines(.text)
    }
}
