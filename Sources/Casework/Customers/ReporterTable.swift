import Directory
import Kernel
import Store

/// Rows ↔ the customer as a case keeps them.
enum ReporterTable {
    static func cases(_ db: DB, of person: ID<Person>) throws -> [ID<Case>] {
        try db.rows("SELECT id FROM cases WHERE person = ?1 ORDER BY id", person) { try $0.next() }
    }

    /// The newest case of somebody.
    static func last(_ db: DB, of person: ID<Person>) throws -> ID<Case>? {
        try db.row("SELECT id FROM cases WHERE person = ?1 ORDER BY id DESC LIMIT 1", person) { try $0.next() }
    }

    /// Takes out name and number of the cases, and of the text messages of them that have left.
    static func erase(_ tx: Tx, of person: ID<Person>) throws {
        try tx.run(
            """
            UPDATE delivery SET phone = '***' WHERE state <> 'waiting'
              AND case_id IN (SELECT id FROM cases WHERE person = ?1)
            """, person)
        try tx.run(
            "UPDATE cases SET reporter_name = ?2, reporter_phone = '' WHERE person = ?1", person, Person.nobody)
    }
}
