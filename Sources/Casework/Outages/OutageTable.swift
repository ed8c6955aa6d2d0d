import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ outages and the places that they affect.
package enum OutageTable {
    private static let columns = """
        id, number, project, desk, kind, is_whole, from_at, until_at, cause, sentence, notice, announced_by,
        announced_at, ended_at, version,
        (SELECT count(*) FROM outage_case WHERE outage_case.outage = outage.id AND outage_case.state = 'tied')
        """

    /// A place and all above it.
    static let above = """
        WITH RECURSIVE above (id, parent) AS (
          SELECT id, parent FROM place WHERE id = ?1
          UNION ALL SELECT place.id, place.parent FROM above JOIN place ON place.id = above.parent)
        """

    /// Those at a place that are not over and begin before an instant, those first that are not past
    /// their expected end, and of them the newest; without a place those
    /// of the whole project.
    static func standing(
        _ db: DB, at place: ID<Place>?, in project: ID<Project>, before: Instant, now: Instant, limit: Int
    ) throws -> [Outage] {
        try db.rows(
            """
            \(above)
            SELECT \(columns) FROM outage WHERE project = ?2 AND ended_at IS NULL AND from_at <= ?3
              AND (is_whole = 1 OR id IN (
                SELECT outage FROM outage_place WHERE place IN (SELECT id FROM above)))
            ORDER BY CASE WHEN until_at < ?5 THEN 1 ELSE 0 END, from_at DESC, id DESC LIMIT ?4
            """, place, project, before, limit, now, make: make)
    }

    /// Those of some projects that are over, or are not, the newest first.
    static func list(
        _ db: DB, projects: [ID<Project>], isOver: Bool, before: Int64, limit: Int
    ) throws -> [Outage] {
        let found = try projects.flatMap { project in
            try db.rows(
                """
                SELECT \(columns) FROM outage WHERE project = ?1 AND id < ?2
                  AND ended_at IS \(isOver ? "NOT NULL" : "NULL") ORDER BY id DESC LIMIT ?3
                """, project, before, limit, make: make)
        }
        return try Array(found.sorted { $0.id > $1.id }.prefix(limit)).map { try withPlaces(db, $0) }
    }

    static func find(_ db: DB, number: String) throws -> Outage? {
        try db.row("SELECT \(columns) FROM outage WHERE number = ?1", number, make: make).map {
            try withPlaces(db, $0)
        }
    }

    package static func find(_ db: DB, _ id: ID<Outage>) throws -> Outage? {
        try db.row("SELECT \(columns) FROM outage WHERE id = ?1", id, make: make).map { try withPlaces(db, $0) }
    }

    static func withPlaces(_ db: DB, _ outage: Outage) throws -> Outage {
        guard !outage.isWhole else { return outage }
        var outage = outage
        let ids = try db.rows(
            "SELECT place FROM outage_place WHERE outage = ?1 ORDER BY place", outage.id
        ) { try $0.next(ID<Place>.self) }
        outage.places = try ids.compactMap { try PlaceTable.find(db, $0) }.sorted { $0.code < $1.code }
        return outage
    }

    private static func make(_ row: inout Row) throws -> Outage {
        let (id, number, project): (ID<Outage>, String, ID<Project>) = (
            try row.next(), try row.next(), try row.next()
        )
        let (desk, kind, isWhole): (String, String, Bool) = (try row.next(), try row.next(), try row.next())
        let (from, until): (Instant, Instant?) = (try row.next(), try row.next())
        let (cause, sentence): (String, String) = (try row.next(), try row.next())
        let notice = try row.next(JSONColumn<OutageNotice>?.self)?.value
        var outage = Outage(
            id: id, number: number, project: project, desk: desk, kind: kind, isWhole: isWhole, from: from,
            until: until, cause: cause, sentence: sentence, notice: notice, announcedBy: try row.next(),
            announcedAt: try row.next())
        (outage.endedAt, outage.version, outage.asked) = (try row.next(), try row.next(), try row.next())
        return outage
    }

    static func insert(_ tx: Tx, _ outage: Outage) throws {
        try tx.put(
            """
            INSERT INTO outage (id, number, project, desk, kind, is_whole, from_at, until_at, cause, sentence,
              announced_by, announced_at, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """, outage.id, outage.number, outage.project, outage.desk, outage.kind, outage.isWhole, outage.from,
            outage.until, outage.cause, outage.sentence, outage.announcedBy, outage.announcedAt, outage.version)
        for place in outage.places {
            try tx.put("INSERT INTO outage_place (outage, place) VALUES (?1, ?2)", outage.id, place.id)
        }
    }

    static func update(_ tx: Tx, _ outage: Outage) throws {
        try tx.put(
            """
            UPDATE outage SET until_at = ?2, sentence = ?3, notice = ?4, ended_at = ?5, version = ?6 WHERE id = ?1
            """, outage.id, outage.until, outage.sentence, outage.notice.map { JSONColumn($0) }, outage.endedAt,
            outage.version)
    }
}
