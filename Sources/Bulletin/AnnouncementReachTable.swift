import Casework
import Directory
import Kernel
import Store

/// Whom announcements are for, as the directory has them now.
enum AnnouncementReachTable {
    /// From the places to who is there: SQLite keeps the order of a cross join, and so walks along nobody else.
    /// A row for each of them at each place: the announcement is `?1`, its tag `?2`.
    private static func those(_ audience: Announcement.Audience) -> (with: String, from: String) {
        let first = audience.isWhole
            ? """
            SELECT place.id FROM place JOIN announcement ON announcement.project = place.project
            WHERE announcement.id = ?1 AND coalesce(place.parent, 0) = 0
              AND place.id NOT IN (SELECT place FROM announcement_place WHERE announcement = ?1 AND is_out = 1)
            """ : "SELECT place FROM announcement_place WHERE announcement = ?1 AND is_out = 0"
        let words = audience.capacities.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return (
            """
            WITH RECURSIVE within (id) AS (
              \(first)
              UNION SELECT place.id FROM within JOIN place ON place.parent = within.id
              WHERE place.id NOT IN (SELECT place FROM announcement_place WHERE announcement = ?1 AND is_out = 1))
            """,
            """
            FROM within CROSS JOIN occupancy CROSS JOIN person
            WHERE occupancy.place = within.id AND person.id = occupancy.person AND occupancy.to_day IS NULL
              AND occupancy.struck_at IS NULL AND person.merged_into IS NULL
              AND person.erased_at IS NULL AND (?2 = '' OR replace(person.tags, ?2, '') <> person.tags)
              \(words.isEmpty ? "" : "AND occupancy.capacity IN (\(words))")
            """
        )
    }

    /// As a tag stands in the list of them; empty where there is none.
    private static func pattern(_ tag: String) -> String {
        guard !tag.isEmpty, case .text(let list) = JSONColumn([tag]).sqlValue else { return "" }
        return String(list.dropFirst().dropLast())
    }

    /// Whether somebody lives there still, wherever.
    static func isThere(_ db: DB, _ person: ID<Person>) throws -> Bool {
        let sql = "SELECT count(*) FROM occupancy WHERE person = ?1 AND to_day IS NULL AND struck_at IS NULL"
        return try db.value(Int.self, sql, person) ?? 0 > 0
    }

    /// Whether somebody takes text messages: there is a number, and their last word was not no.
    private static let isReachable = """
        EXISTS (SELECT 1 FROM person_phone WHERE person_phone.person = person.id)
          AND coalesce((\(ConsentTable.lastWord(of: "person.id"))), 1) = 1
        """

    static func count(_ db: DB, _ one: Announcement) throws -> Announcement.Reach {
        let those = those(one.audience)
        let found = try db.row(
            """
            \(those.with)
            SELECT count(DISTINCT place), count(DISTINCT id), count(DISTINCT CASE WHEN takes THEN id END) FROM (
              SELECT occupancy.place AS place, person.id AS id, (\(isReachable)) AS takes \(those.from)) found
            """, one.id, pattern(one.audience.tag)
        ) {
            Announcement.Reach(households: try $0.next(), people: try $0.next(), reachable: try $0.next())
        }
        return found ?? Announcement.Reach(households: 0, people: 0, reachable: 0)
    }

    /// Those of them who take text messages, by identity.
    static func portion(
        _ db: DB, _ one: Announcement, after: ID<Person>, limit: Int
    ) throws -> [ID<Person>] {
        let those = those(one.audience)
        return try db.rows(
            """
            \(those.with)
            SELECT DISTINCT person.id AS someone \(those.from) AND person.id > ?3 AND \(isReachable)
            ORDER BY someone LIMIT ?4
            """, one.id, pattern(one.audience.tag), after, limit
        ) { try $0.next() }
    }
}
