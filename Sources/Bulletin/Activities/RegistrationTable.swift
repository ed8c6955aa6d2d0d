import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ registrations for activities.
enum RegistrationTable {
    private static let columns = """
        id, activity, person, heads, state, code, made_at, by_staff, ended_at, came, came_at, news, told_at
        """

    private static let inserting = """
        INSERT INTO activity_registration (\(columns))
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, NULL, NULL, 'none', NULL)
        """

    static func insert(_ tx: Tx, _ one: Registration) throws {
        try tx.run(inserting, one.id, one.activity, one.person, one.heads, one.state, one.code, one.madeAt, one.by)
    }

    private static let updating = """
        UPDATE activity_registration SET state = ?2, ended_at = ?3, came = ?4, came_at = ?5, news = ?6, told_at = ?7
        WHERE id = ?1
        """

    static func update(_ tx: Tx, _ one: Registration) throws {
        try tx.run(updating, one.id, one.state, one.endedAt, one.came, one.cameAt, one.news, one.toldAt)
    }

    /// Of everybody who has not cancelled.
    static func putNews(_ tx: Tx, _ news: Registration.News, of activity: ID<Activity>) throws {
        try tx.run(
            """
            UPDATE activity_registration SET news = ?2, told_at = NULL WHERE activity = ?1 AND state <> 'cancelled'
            """, activity, news)
    }

    /// In the order in which they registered.
    static func all(_ db: DB, of activity: ID<Activity>) throws -> [Registration] {
        try db.rows(
            "SELECT \(columns) FROM activity_registration WHERE activity = ?1 ORDER BY id", activity, make: make)
    }

    static func find(_ db: DB, _ id: ID<Registration>) throws -> Registration? {
        try db.row("SELECT \(columns) FROM activity_registration WHERE id = ?1", id, make: make)
    }

    /// Of somebody who has not cancelled.
    static func find(_ db: DB, of person: ID<Person>, for activity: ID<Activity>) throws -> Registration? {
        try db.row(
            """
            SELECT \(columns) FROM activity_registration WHERE activity = ?1 AND person = ?2 AND state <> 'cancelled'
            """, activity, person, make: make)
    }

    static func find(_ db: DB, code: String) throws -> Registration? {
        try db.row("SELECT \(columns) FROM activity_registration WHERE code = ?1", code, make: make)
    }

    /// Whether somebody lives now in one of the places that an activity is for.
    static func livesThere(_ db: DB, _ person: ID<Person>, of activity: ID<Activity>) throws -> Bool {
        let found = try db.value(
            Int.self,
            """
            WITH RECURSIVE above (id, parent) AS (
              SELECT place.id, place.parent FROM occupancy CROSS JOIN place
              WHERE occupancy.person = ?1 AND occupancy.to_day IS NULL AND occupancy.struck_at IS NULL
                AND place.id = occupancy.place
              UNION SELECT place.id, place.parent FROM above CROSS JOIN place WHERE place.id = above.parent)
            SELECT count(*) FROM above CROSS JOIN activity_place
            WHERE activity_place.activity = ?2 AND activity_place.place = above.id
            """, person, activity)
        return found ?? 0 > 0
    }

    private static func make(_ row: inout Row) throws -> Registration {
        var one = Registration(
            id: try row.next(), activity: try row.next(), person: try row.next(), heads: try row.next(),
            state: try row.next(), code: try row.next(), madeAt: try row.next(), by: try row.next())
        (one.endedAt, one.came, one.cameAt) = (try row.next(), try row.next(), try row.next())
        (one.news, one.toldAt) = (try row.next(), try row.next())
        return one
    }
}
