import Directory
import Kernel
import Store

/// Rows ↔ contacts with customers.
enum ContactTable {
    static func insert(_ tx: Tx, _ contact: Contact, with person: ID<Person>, by actor: Int64) throws {
        try tx.run(
            """
            INSERT INTO person_contact (id, person, at, way, spoke, next_on, actor, actor_name, made_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, contact.id, person, contact.at, contact.way, contact.spoke, contact.nextOn, actor,
            contact.byName, tx.now)
    }

    /// The newest first.
    static func all(_ db: DB, of person: ID<Person>, limit: Int) throws -> [Contact] {
        try db.rows(
            """
            SELECT id, at, way, spoke, next_on, actor_name FROM person_contact
            WHERE person = ?1 ORDER BY at DESC, id DESC LIMIT ?2
            """, person, limit
        ) {
            Contact(
                id: try $0.next(), at: try $0.next(), way: try $0.next(), spoke: try $0.next(),
                nextOn: try $0.next(), byName: try $0.next())
        }
    }

    /// Takes out what was said, and keeps that there was a contact.
    static func erase(_ tx: Tx, of person: ID<Person>) throws {
        try tx.run("UPDATE person_contact SET spoke = '', way = '' WHERE person = ?1", person)
    }
}
