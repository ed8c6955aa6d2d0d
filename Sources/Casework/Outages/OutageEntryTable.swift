import Kernel
import Store
import Workforce

/// Rows ↔ what was done with outages, and the cases of those who asked.
enum OutageEntryTable {
    static func append(_ tx: Tx, to outage: Outage, _ act: String, words: String, by actor: Actor) throws {
        try tx.put(
            """
            INSERT INTO outage_entry (id, outage, at, actor, actor_name, act, words, until_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, tx.newID(OutageEntry.self), outage.id, tx.now, actor.staff, actor.name, act, words, outage.until)
    }

    /// The last so many, the oldest first.
    static func entries(_ db: DB, of outage: ID<Outage>, limit: Int) throws -> [OutageEntry] {
        try db.rows(
            """
            SELECT at, actor, actor_name, act, words, until_at FROM outage_entry WHERE outage = ?1
            ORDER BY id DESC LIMIT ?2
            """, outage, limit
        ) {
            OutageEntry(
                at: try $0.next(), actor: try $0.next(), actorName: try $0.next(), act: try $0.next(),
                words: try $0.next(), until: try $0.next())
        }.reversed()
    }

    static func tie(_ tx: Tx, _ item: ID<Case>, to outage: ID<Outage>, isTied: Bool) throws {
        try tx.put(
            """
            INSERT INTO outage_case (outage, case_id, state, at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (outage, case_id) DO UPDATE SET state = excluded.state, at = excluded.at
            """, outage, item, isTied ? "tied" : "untied", tx.now)
    }

    static func isTied(_ db: DB, _ item: ID<Case>, to outage: ID<Outage>) throws -> Bool {
        try db.value(
            Int.self, "SELECT count(*) FROM outage_case WHERE outage = ?1 AND case_id = ?2 AND state = 'tied'", outage,
            item) ?? 0 > 0
    }

    /// The cases of those who asked, the newest first.
    static func cases(_ db: DB, of outage: ID<Outage>, before: ID<Case>, limit: Int) throws -> [ID<Case>] {
        try db.rows(
            """
            SELECT case_id FROM outage_case WHERE outage = ?1 AND state = 'tied' AND case_id < ?2
            ORDER BY case_id DESC LIMIT ?3
            """, outage, before, limit
        ) { try $0.next() }
    }

    /// The outages that a case is tied to, the newest first.
    static func outages(_ db: DB, of item: ID<Case>) throws -> [ID<Outage>] {
        try db.rows(
            "SELECT outage FROM outage_case WHERE case_id = ?1 AND state = 'tied' ORDER BY outage DESC", item
        ) { try $0.next() }
    }
}
