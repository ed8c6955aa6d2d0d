import Directory
import Kernel
import Store

/// Rows ↔ the customer as a case keeps them.
package enum ReporterTable {
    package static func cases(_ db: DB, of person: ID<Person>) throws -> [ID<Case>] {
        try db.rows("SELECT id FROM cases WHERE person = ?1 ORDER BY id", person) { try $0.next() }
    }

    /// The newest case of somebody.
    static func last(_ db: DB, of person: ID<Person>) throws -> ID<Case>? {
        try db.row("SELECT id FROM cases WHERE person = ?1 ORDER BY id DESC LIMIT 1", person) { try $0.next() }
    }
}
