import Directory
import Kernel
import Store

/// Rows ↔ who was invited for a place: everybody who owned it then, and how the word goes to each.
enum InvitedPersonTable {
    struct Word: Sendable {
        let person: ID<Person>
        /// The case is in their name.
        let isFirst: Bool
        /// The text message with their link; nil where a letter is printed.
        var delivery: ID<Delivery>?
    }

    /// Somebody to whom a letter is to be printed.
    struct Addressee: Sendable {
        let invited: ID<InvitedPlace>
        let code: String
        let number: String
        let person: ID<Person>
    }

    static func insert(_ tx: Tx, _ word: Word, of place: ID<InvitedPlace>) throws {
        try tx.run(
            """
            INSERT INTO invited_person (invited, person, is_first, by_text, delivery) VALUES (?1, ?2, ?3, ?4, ?5)
            """, place, word.person, word.isFirst, word.delivery != nil, word.delivery)
    }

    static func printed(_ tx: Tx, _ one: Addressee) throws {
        try tx.run(
            "UPDATE invited_person SET printed_at = ?3 WHERE invited = ?1 AND person = ?2", one.invited, one.person,
            tx.now)
    }

    /// No text message has reached them, no letter was printed, and they have not looked: neither by a link of theirs,
    /// nor, whoever the case is for, by one that the house made since.
    static let needsLetter = """
        told.printed_at IS NULL AND (told.by_text = 0 OR EXISTS (SELECT 1 FROM delivery
          WHERE delivery.id = told.delivery AND delivery.state = 'failed'))
        AND EXISTS (SELECT 1 FROM person WHERE person.id = told.person AND person.erased_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM page_link WHERE page_link.case_id = invited.case_id
          AND page_link.opened_at IS NOT NULL
          AND (page_link.person = told.person OR (page_link.person IS NULL AND told.is_first = 1)))
        """

    /// Those to whom letters are to be printed, after a code, by code.
    static func letters(
        _ db: DB, of one: ID<Invitation>, after code: String, limit: Int
    ) throws -> [Addressee] {
        try db.rows(
            """
            SELECT invited.id, place.code, cases.number, told.person
            FROM invited_place invited CROSS JOIN place CROSS JOIN cases CROSS JOIN invited_person told
            WHERE invited.invitation = ?1 AND invited.state = 'invited' AND place.id = invited.place
              AND place.code > ?2 AND cases.id = invited.case_id AND cases.phase NOT IN ('closed', 'cancelled')
              AND told.invited = invited.id AND \(needsLetter)
            ORDER BY place.code, invited.id, told.is_first DESC, told.person LIMIT ?3
            """, one, code, limit
        ) { row in
            Addressee(invited: try row.next(), code: try row.next(), number: try row.next(), person: try row.next())
        }
    }
}
