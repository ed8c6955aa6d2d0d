import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ activities, the places that they are for, and every version of what they said.
enum ActivityTable {
    private static let columns = "id, number, project, by_staff, made_at, content, taken, stage, version"

    private static let inserting = """
        INSERT INTO activity (id, number, project, by_staff, made_at, content, begins_at, ends_at, seats, taken,
          stage, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """

    static func insert(_ tx: Tx, _ one: Activity) throws {
        try tx.run(inserting, list: [one.id, one.number, one.project, one.by, one.madeAt] + values(one))
        try keepPlaces(tx, one)
    }

    private static func values(_ one: Activity) -> [any SQLConvertible] {
        let content = one.content
        return [
            JSONColumn(content), content.begins, content.ends, content.seats, one.taken, one.stage, one.version,
        ]
    }

    private static let updating = """
        UPDATE activity SET content = ?2, begins_at = ?3, ends_at = ?4, seats = ?5, taken = ?6, stage = ?7,
          version = ?8
        WHERE id = ?1
        """

    static func update(_ tx: Tx, _ one: Activity) throws {
        try tx.run(updating, list: [one.id] + values(one))
    }

    /// The places as they are now; what they were before is in the versions.
    static func keepPlaces(_ tx: Tx, _ one: Activity) throws {
        try tx.run("DELETE FROM activity_place WHERE activity = ?1", one.id)
        for place in one.places {
            try tx.run("INSERT INTO activity_place (activity, place) VALUES (?1, ?2)", one.id, place.id)
        }
    }

    private static let keepingVersion = """
        INSERT INTO activity_version (activity, version, content, places, staff, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """

    static func keepVersion(_ tx: Tx, of one: Activity, by staff: ID<Staff>) throws {
        let places = JSONColumn(one.places.map(\.code))
        try tx.run(keepingVersion, one.id, one.version, JSONColumn(one.content), places, staff, tx.now)
    }

    /// By number or ID.
    static func find(_ db: DB, named name: String) throws -> Activity? {
        let found = try db.row("SELECT \(columns) FROM activity WHERE number = ?1", name, make: make)
            ?? ID<Activity>(name).flatMap { try find(db, $0) }
        return try found.map { try withPlaces(db, $0) }
    }

    private static func find(_ db: DB, _ id: ID<Activity>) throws -> Activity? {
        try db.row("SELECT \(columns) FROM activity WHERE id = ?1", id, make: make)
    }

    /// Those of a project that are not over, the next first; or those that are, the last first.
    ///
    /// - Parameter after: the last one that was read before.
    static func list(
        _ db: DB, in project: ID<Project>, isOver: Bool, at now: Instant, after: ID<Activity>?, limit: Int
    ) throws -> [Activity] {
        let last = try after.flatMap { try find(db, $0) }
        let (edge, order) = isOver ? ("<", "DESC") : (">", "ASC")
        let end = last?.content.ends ?? (isOver ? now + .minutes(1) : now)
        let rows = try db.rows(
            """
            SELECT \(columns) FROM activity
            WHERE project = ?1 AND ends_at \(isOver ? "<=" : ">") ?2
              AND (ends_at \(edge) ?3 OR (ends_at = ?3 AND id \(edge) ?4))
            ORDER BY ends_at \(order), id \(order) LIMIT ?5
            """, project, now, end, last?.id.number ?? (isOver ? Int64.max : 0), limit, make: make)
        return try rows.map { try withPlaces(db, $0) }
    }

    private static func withPlaces(_ db: DB, _ one: Activity) throws -> Activity {
        var one = one
        let ids: [ID<Place>] = try db.rows(
            "SELECT place FROM activity_place WHERE activity = ?1 ORDER BY place", one.id) { try $0.next() }
        one.places = try ids.compactMap { try PlaceTable.find(db, $0) }.sorted { $0.code < $1.code }
        return one
    }

    private static func make(_ row: inout Row) throws -> Activity {
        var one = Activity(
            id: try row.next(), number: try row.next(), project: try row.next(), by: try row.next(),
            madeAt: try row.next(), content: try row.json())
        (one.taken, one.stage, one.version) = (try row.next(), try row.next(), try row.next())
        return one
    }
}
