/// How far something that is looked at in order was looked at, whichever copy of the program looks: a number that moves
/// in the transaction that writes what was found, so that nothing is looked at twice or left out.
package struct Watermark: Sendable {
    /// The running number that holds the place, of no project.
    private let name: String

    package init(_ name: String) { self.name = name }

    /// Nought before the first look.
    package func place(_ db: DB) throws -> Int64 {
        try db.value(Int64.self, "SELECT value FROM counter WHERE project = 0 AND name = ?1", name) ?? 0
    }

    /// Moves from one place to another.
    ///
    /// - Returns: false where another moved on meanwhile: what was found is then not to be written.
    package func go(_ tx: Tx, from place: Int64, to end: Int64) throws -> Bool {
        try tx.run(
            """
            INSERT INTO counter (project, name, value) VALUES (0, ?1, ?3)
            ON CONFLICT (project, name) DO UPDATE SET value = excluded.value WHERE counter.value = ?2
            """, name, place, end) == 1
    }
}

extension Audit {
    /// What was done and by whom, without when.
    package struct Done: Sendable, Hashable {
        package let seq: Int64
        package let act: String
        package let subject: String
        /// Nought for the system.
        package let actor: Int64
    }

    /// What was done after a place of the trail, the oldest first.
    package static func done(_ db: DB, after place: Int64, limit: Int) throws -> [Done] {
        try db.rows("SELECT seq, act, subject, actor FROM audit WHERE seq > ?1 ORDER BY seq LIMIT ?2", place, limit) {
            Done(seq: try $0.next(), act: try $0.next(), subject: try $0.next(), actor: try $0.next())
        }
    }
}
