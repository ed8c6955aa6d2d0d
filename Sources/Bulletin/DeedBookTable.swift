import Kernel
import Store
import Workforce

/// Something that was done with an activity or a meeting; never edited.
package struct BookedDeed: Sendable, Hashable {
    package let at: Instant
    package let actor: ID<Staff>
    package let actorName: String
    package let act: String
    package let words: String
}

/// Where it stands what was done with the things of one kind: a table of entries with a column that names the thing.
struct DeedBook<Thing> {
    let table: String
    let column: String

    func append(_ tx: Tx, to thing: ID<Thing>, _ act: String, _ words: String, by actor: Actor) throws {
        try tx.run(
            """
            INSERT INTO \(table) (id, \(column), at, actor, actor_name, act, words)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, tx.newID(BookedDeed.self), thing, tx.now, actor.staff, actor.name, act, words)
    }

    /// The last so many, the newest first.
    func newest(_ db: DB, of thing: ID<Thing>, limit: Int) throws -> [BookedDeed] {
        try db.rows(
            """
            SELECT at, actor, actor_name, act, words FROM \(table) WHERE \(column) = ?1 ORDER BY id DESC LIMIT ?2
            """, thing, limit
        ) {
            BookedDeed(
                at: try $0.next(), actor: try $0.next(), actorName: try $0.next(), act: try $0.next(),
                words: try $0.next())
        }
    }
}
