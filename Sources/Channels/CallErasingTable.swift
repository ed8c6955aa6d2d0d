import Directory
import Kernel
import Store

/// Rows ↔ calls of whom was taken out.
enum CallErasingTable {
    static func calls(_ db: DB, of person: ID<Person>) throws -> [ID<Call>] {
        try db.rows("SELECT id FROM phone_call WHERE person = ?1 ORDER BY id", person) { try $0.next() }
    }

    /// Those of a number that are nobody's.
    static func calls(_ db: DB, from digits: String, in project: ID<Project>) throws -> [ID<Call>] {
        try db.rows(
            """
            SELECT id FROM phone_call WHERE digits = ?1 AND digits <> '' AND project = ?2 AND person IS NULL ORDER BY id
            """, digits, project
        ) { try $0.next() }
    }

    static func erase(_ tx: Tx, _ call: ID<Call>, _ mark: String) throws {
        try tx.run(
            """
            UPDATE phone_call SET caller = '', digits = '', recording = NULL,
              returned_words = CASE WHEN returned_words IS NULL THEN NULL ELSE ?2 END WHERE id = ?1
            """, call, mark)
        try tx.run("UPDATE call_report SET recording = NULL WHERE phone_call = ?1 AND recording IS NOT NULL", call)
    }
}
