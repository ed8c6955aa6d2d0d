import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ what was done with announcements, and every version of what they said.
enum AnnouncementEntryTable {
    static func append(_ tx: Tx, to one: Announcement, _ act: String, _ words: String, by actor: Actor) throws {
        try tx.run(
            """
            INSERT INTO announcement_entry (id, announcement, at, actor, actor_name, act, words)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, tx.newID(AnnouncementEntry.self), one.id, tx.now, actor.staff, actor.name, act, words)
    }

    /// The last so many, the oldest first.
    static func entries(_ db: DB, of one: ID<Announcement>, limit: Int) throws -> [AnnouncementEntry] {
        try db.rows(
            """
            SELECT at, actor, actor_name, act, words FROM announcement_entry WHERE announcement = ?1
            ORDER BY id DESC LIMIT ?2
            """, one, limit
        ) {
            AnnouncementEntry(
                at: try $0.next(), actor: try $0.next(), actorName: try $0.next(), act: try $0.next(),
                words: try $0.next())
        }.reversed()
    }

    /// Whether somebody wrote any version of it.
    static func hasWritten(_ db: DB, _ one: ID<Announcement>, _ staff: ID<Staff>) throws -> Bool {
        let sql = "SELECT count(*) FROM announcement_version WHERE announcement = ?1 AND staff = ?2"
        return try db.value(Int.self, sql, one, staff) ?? 0 > 0
    }

    static func keepVersion(_ tx: Tx, of one: Announcement) throws {
        try tx.run(
            """
            INSERT INTO announcement_version (announcement, version, content, audience, staff, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """, one.id, one.version, JSONColumn(one.content), JSONColumn(KeptAudience(one.audience)), one.editor,
            tx.now)
    }
}

/// An audience as a version keeps it: places by code.
private struct KeptAudience: Codable, Sendable {
    let isWhole: Bool
    let places: [String]
    let without: [String]
    let capacities: [Occupancy.Capacity]
    let tag: String

    init(_ audience: Announcement.Audience) {
        (isWhole, places, without) = (audience.isWhole, audience.places.map(\.code), audience.without.map(\.code))
        (capacities, tag) = (audience.capacities, audience.tag)
    }
}
