import Directory
import Kernel
import Store

/// Rows ↔ who has opened an announcement on their own page: once for each person.
enum AnnouncementReadTable {
    static func put(_ tx: Tx, _ one: ID<Announcement>, by person: ID<Person>) throws {
        try tx.run(
            """
            INSERT INTO announcement_read (announcement, person, at) VALUES (?1, ?2, ?3)
            ON CONFLICT (announcement, person) DO NOTHING
            """, one, person, tx.now)
    }

    static func has(_ db: DB, _ one: ID<Announcement>, by person: ID<Person>) throws -> Bool {
        let sql = "SELECT count(*) FROM announcement_read WHERE announcement = ?1 AND person = ?2"
        return try db.value(Int.self, sql, one, person) ?? 0 > 0
    }

    /// Everybody once: who went into somebody else has left there what that one had not read.
    static func count(_ db: DB, of one: ID<Announcement>) throws -> Int {
        let sql = """
            SELECT count(*) FROM announcement_read CROSS JOIN person
            WHERE announcement = ?1 AND person.id = announcement_read.person AND person.merged_into IS NULL
            """
        return try db.value(Int.self, sql, one) ?? 0
    }
}
