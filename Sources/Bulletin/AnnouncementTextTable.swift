import Directory
import Kernel
import Store

/// Rows ↔ text messages of announcements. No number is kept: it is looked up when a message leaves.
enum AnnouncementTextTable {
    /// Who has one of this announcement already and has this number among theirs.
    static func written(_ db: DB, _ one: ID<Announcement>, at phone: Phone) throws -> [ID<Person>] {
        try db.rows(
            """
            SELECT person_phone.person AS someone FROM person_phone
            JOIN announcement_text ON announcement_text.person = person_phone.person
            WHERE person_phone.digits = ?1 AND announcement_text.announcement = ?2 ORDER BY someone
            """, phone.digits, one) { try $0.next() }
    }

    /// Nothing where it waits already.
    static func put(_ tx: Tx, _ one: ID<Announcement>, to person: ID<Person>, leaves: Instant) throws {
        try tx.run(
            """
            INSERT INTO announcement_text (id, announcement, person, state, tries, next_at)
            VALUES (?1, ?2, ?3, 'waiting', 0, ?4) ON CONFLICT (announcement, person) DO NOTHING
            """, tx.newID(AnnouncementText.self), one, person, leaves)
    }

    struct Waiting {
        let id: ID<AnnouncementText>
        let announcement: ID<Announcement>
        let person: ID<Person>
        let tries: Int
    }

    private static let columns = "id, announcement, person, tries"

    static func due(_ db: DB, at now: Instant, limit: Int) throws -> [Waiting] {
        try db.rows(
            """
            SELECT \(columns) FROM announcement_text WHERE next_at <= ?1 ORDER BY next_at, id LIMIT ?2
            """, now, limit, make: make)
    }

    /// Nil where it is settled already.
    static func waiting(_ db: DB, _ id: ID<AnnouncementText>) throws -> Waiting? {
        try db.row("SELECT \(columns) FROM announcement_text WHERE id = ?1 AND state = 'waiting'", id, make: make)
    }

    private static func make(_ row: inout Row) throws -> Waiting {
        Waiting(id: try row.next(), announcement: try row.next(), person: try row.next(), tries: try row.next())
    }

    static func wait(_ tx: Tx, _ id: ID<AnnouncementText>, tries: Int, until: Instant, error: String?) throws {
        try tx.run(
            "UPDATE announcement_text SET tries = ?2, next_at = ?3, error = coalesce(?4, error) WHERE id = ?1", id,
            tries, until, error)
    }

    static func settle(
        _ tx: Tx, _ id: ID<AnnouncementText>, as state: String, reference: String? = nil, error: String? = nil
    ) throws {
        try tx.run(
            """
            UPDATE announcement_text SET state = ?2, settled_at = ?3, next_at = NULL, reference = ?4, error = ?5
            WHERE id = ?1
            """, id, state, tx.now, reference, error)
    }

    /// Those of an announcement that have not left do not leave any more.
    static func stop(_ tx: Tx, _ one: ID<Announcement>) throws {
        try tx.run(
            """
            UPDATE announcement_text SET state = 'stopped', settled_at = ?2, next_at = NULL
            WHERE announcement = ?1 AND state = 'waiting'
            """, one, tx.now)
    }

    static func count(_ db: DB, of one: ID<Announcement>) throws -> TextCount {
        let rows = try db.rows(
            "SELECT state, count(*) FROM announcement_text WHERE announcement = ?1 GROUP BY state ORDER BY state", one
        ) { (try $0.next(String.self), try $0.next(Int.self)) }
        let counts = Dictionary(uniqueKeysWithValues: rows)
        return TextCount(
            waiting: counts["waiting"] ?? 0, sent: counts["sent"] ?? 0, failed: counts["failed"] ?? 0,
            stopped: counts["stopped"] ?? 0)
    }
}
