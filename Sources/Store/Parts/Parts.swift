import Kernel
import Logging

/// The parts in which PostgreSQL keeps the tables that only grow; nothing to do on SQLite.
package enum Parts {
    /// Makes the parts that the next rows lie in and the two after them, and gives what lies in the rest parts of its
    /// own. Where that cannot be, as while somebody reads a table for long, it is told and put off: the rest takes
    /// every row meanwhile.
    package static func prepare(_ tx: Tx, logger: Logger) throws {
        for table in try PartedTable.all(tx) {
            do {
                try tx.attempt { try table.prepare(tx) }
            } catch let error as EngineError where tx.link.isInTransaction {
                logger.warning("parts to come were not made", metadata: ["table": "\(table.name)", "cause": "\(error)"])
            }
        }
    }
}

extension PartedTable {
    fileprivate func prepare(_ tx: Tx) throws {
        let strays = try parts(of: rest, tx)
        let missing = try Set(ahead(tx) + strays).filter { try !isThere($0, tx) }
        guard !missing.isEmpty else { return }
        // All writes wait meanwhile, and soon all reads of this table: not long for others, but for rows to be moved.
        try tx.link.script("SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = 0")
        let moving = missing.intersection(strays)
        if !moving.isEmpty { try tx.link.script("ALTER TABLE \(name) DETACH PARTITION \(rest)") }
        for part in missing { try make(part, tx) }
        for part in moving { try move(from: rest, to: part, tx) }
        if !moving.isEmpty { try tx.link.script("ALTER TABLE \(name) ATTACH PARTITION \(rest) DEFAULT") }
    }

    private func move(from rest: String, to part: Part, _ tx: Tx) throws {
        try tx.run(
            """
            WITH moved AS (DELETE FROM \(rest) WHERE \(key) >= ?1 AND \(key) < ?2 RETURNING *)
            INSERT INTO \(part.name) SELECT * FROM moved
            """, part.keys.lowerBound, part.keys.upperBound)
    }
}
