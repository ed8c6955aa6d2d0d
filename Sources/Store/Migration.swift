import GRDB
import Kernel

/// One step of the schema: numbered, forward only, never edited once it has landed.
package struct Migration: Sendable {
    package let number: Int
    package let name: String
    package let sql: String

    package init(_ number: Int, _ name: String, _ sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// Runs what is missing, in order of number, in one transaction.
    static func bring(_ pool: DatabasePool, to all: [Migration], clock: Clock, ids: IDMaker) throws {
        let steps = all.sorted { $0.number < $1.number }
        precondition(Set(steps.map(\.number)).count == steps.count, "two migrations have one number")
        do {
            try pool.write { database in
                try database.execute(
                    sql:
                        """
                        CREATE TABLE IF NOT EXISTS schema_step (
                          number BIGINT PRIMARY KEY, name TEXT NOT NULL, at BIGINT NOT NULL)
                        """
                )
                let tx = Tx(database, ids: ids)
                let done = Set(try tx.rows("SELECT number FROM schema_step") { try $0.next(Int.self) })
                let known = steps.last?.number ?? 0
                if let newest = done.max(), newest > known {
                    throw StoreFailure.newerSchema(found: newest, known: known)
                }
                for step in steps where !done.contains(step.number) {
                    try database.execute(sql: step.sql)
                    try tx.run("INSERT INTO schema_step VALUES (?1, ?2, ?3)", step.number, step.name, clock.now())
                }
            }
        } catch { throw StoreFailure(error) }
    }
}
