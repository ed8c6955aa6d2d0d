import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ who looks after which part of the tree.
package enum ZoneTable {
    private static let columns = "id, project, staff, place, duty, from_day, to_day, stands_in_for"

    static func find(_ db: DB, _ id: ID<ZonePost>) throws -> ZonePost? {
        try db.row("SELECT \(columns) FROM zone_post WHERE id = ?1", id, make: make)
    }

    /// All that there ever were at one place.
    static func all(_ db: DB, at place: ID<Place>) throws -> [ZonePost] {
        try db.rows("SELECT \(columns) FROM zone_post WHERE place = ?1 ORDER BY from_day, id", place, make: make)
    }

    /// Those that hold on a day at some places.
    static func at(_ db: DB, _ places: [ID<Place>], on day: Day) throws -> [ZonePost] {
        guard !places.isEmpty else { return [] }
        let marks = places.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
        let values: [any SQLConvertible] = [day] + places
        return try db.rows(
            """
            SELECT \(columns) FROM zone_post
            WHERE place IN (\(marks)) AND from_day <= ?1 AND (to_day IS NULL OR to_day >= ?1)
            ORDER BY place, from_day, id
            """, list: values, make: make)
    }

    /// Those of a project that hold on a day or will later; of one duty where it is named.
    package static func standing(
        _ db: DB, in project: ID<Project>, _ duties: [ZonePost.Duty] = ZonePost.Duty.allCases, on day: Day,
        limit: Int = 2000
    ) throws -> [ZonePost] {
        let marks = duties.indices.map { "?\($0 + 4)" }.joined(separator: ", ")
        let values: [any SQLConvertible] = [project, day, limit] + duties.map(\.rawValue)
        return try db.rows(
            """
            SELECT \(columns) FROM zone_post
            WHERE project = ?1 AND duty IN (\(marks)) AND (to_day IS NULL OR to_day >= ?2)
            ORDER BY duty, from_day, id LIMIT ?3
            """, list: values, make: make)
    }

    /// The trades' places of somebody on a day.
    static func trade(_ db: DB, of staff: ID<Staff>, on day: Day) throws -> [ZonePost] {
        try db.rows(
            """
            SELECT \(columns) FROM zone_post
            WHERE staff = ?1 AND duty = 'trade' AND from_day <= ?2 AND (to_day IS NULL OR to_day >= ?2)
            ORDER BY from_day, id
            """, staff, day, make: make)
    }

    /// Those of somebody that hold on a day or will later.
    static func standing(_ db: DB, of staff: ID<Staff>, on day: Day) throws -> [ZonePost] {
        try db.rows(
            """
            SELECT \(columns) FROM zone_post WHERE staff = ?1 AND (to_day IS NULL OR to_day >= ?2) ORDER BY from_day, id
            """, staff, day, make: make)
    }

    static func insert(_ tx: Tx, _ post: ZonePost, by staff: ID<Staff>) throws {
        try tx.run(
            """
            INSERT INTO zone_post (id, project, staff, place, duty, from_day, to_day, stands_in_for, by_staff, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """, post.id, post.project, post.staff, post.place, post.duty.rawValue, post.from, post.to,
            post.standsInFor, staff, tx.now)
    }

    /// Sets the last day; nothing else of a post ever changes.
    static func end(_ tx: Tx, _ id: ID<ZonePost>, on day: Day) throws {
        try tx.run("UPDATE zone_post SET to_day = ?2 WHERE id = ?1", id, day)
    }

    private static func make(_ row: inout Row) throws -> ZonePost {
        let (id, project): (ID<ZonePost>, ID<Project>) = (try row.next(), try row.next())
        let (staff, place): (ID<Staff>, ID<Place>) = (try row.next(), try row.next())
        let duty = ZonePost.Duty(rawValue: try row.next()) ?? .trade
        return ZonePost(
            id: id, project: project, staff: staff, place: place, duty: duty, from: try row.next(),
            to: try row.next(), standsInFor: try row.next())
    }
}
