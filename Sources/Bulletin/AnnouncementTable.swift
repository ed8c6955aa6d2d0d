import Casework
import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ announcements and the places that they are for.
enum AnnouncementTable {
    private static let columns = """
        id, number, project, outage, by_staff, made_at, content, is_whole, capacities, tag, stage, editor, approved_by,
        approved_at, leaves_at, reach, withdrawn_at, version
        """

    static func insert(_ tx: Tx, _ one: Announcement) throws {
        try tx.run(
            """
            INSERT INTO announcement (id, number, project, outage, by_staff, made_at, \(changing))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
            """, list: [one.id, one.number, one.project, one.outage, one.by, one.madeAt] + values(one))
        try keepPlaces(tx, one)
    }

    private static let changing = """
        content, until_at, is_whole, capacities, tag, stage, editor, approved_by, approved_at, leaves_at, reach,
        withdrawn_at, version
        """

    private static func values(_ one: Announcement) -> [any SQLConvertible] {
        [
            JSONColumn(one.content), one.content.until, one.audience.isWhole, JSONColumn(one.audience.capacities),
            one.audience.tag, one.stage, one.editor, one.approvedBy, one.approvedAt, one.leavesAt,
            one.reach.map { JSONColumn($0) }, one.withdrawnAt, one.version,
        ]
    }

    static func update(_ tx: Tx, _ one: Announcement) throws {
        try tx.run(
            """
            UPDATE announcement SET content = ?2, until_at = ?3, is_whole = ?4, capacities = ?5, tag = ?6, stage = ?7,
              editor = ?8, approved_by = ?9, approved_at = ?10, leaves_at = ?11, reach = ?12, withdrawn_at = ?13,
              version = ?14
            WHERE id = ?1
            """, list: [one.id] + values(one))
    }

    /// The places of a draft as it stands now; what stood before is in its versions.
    static func keepPlaces(_ tx: Tx, _ one: Announcement) throws {
        try tx.run("DELETE FROM announcement_place WHERE announcement = ?1", one.id)
        for (places, isOut) in [(one.audience.places, false), (one.audience.without, true)] {
            for place in places {
                try tx.run(
                    "INSERT INTO announcement_place (announcement, place, is_out) VALUES (?1, ?2, ?3)", one.id,
                    place.id, isOut)
            }
        }
    }

    /// By number or ID.
    static func find(_ db: DB, named name: String) throws -> Announcement? {
        let found = try db.row("SELECT \(columns) FROM announcement WHERE number = ?1", name, make: make)
            ?? ID<Announcement>(name).flatMap { try find(db, $0) }
        return try found.map { try withPlaces(db, $0) }
    }

    /// Without its places, which pages alone show: text messages ask by the announcement.
    static func find(_ db: DB, _ id: ID<Announcement>) throws -> Announcement? {
        try db.row("SELECT \(columns) FROM announcement WHERE id = ?1", id, make: make)
    }

    /// Those of a project, the newest first.
    ///
    /// - Parameter isOut: those alone that people have had.
    static func list(
        _ db: DB, in project: ID<Project>, _ part: AnnouncementPart, at now: Instant, isOut: Bool, before: Int64,
        limit: Int
    ) throws -> [Announcement] {
        let rows = try db.rows(
            """
            SELECT \(columns) FROM announcement WHERE project = ?1 AND id < ?2 AND \(condition(part))
              \(isOut ? "AND leaves_at <= ?3" : "")
            ORDER BY id DESC LIMIT ?4
            """, project, before, now, limit, make: make)
        return try rows.map { try withPlaces(db, $0) }
    }

    private static func condition(_ part: AnnouncementPart) -> String {
        switch part {
        case .open: "stage <> 'withdrawn' AND (leaves_at IS NULL OR leaves_at > ?3)"
        case .standing: "stage = 'approved' AND leaves_at <= ?3 AND (until_at IS NULL OR until_at > ?3)"
        case .over: "(stage = 'withdrawn' OR (leaves_at <= ?3 AND until_at <= ?3))"
        }
    }

    private static func withPlaces(_ db: DB, _ one: Announcement) throws -> Announcement {
        var one = one
        let rows = try db.rows(
            "SELECT place, is_out FROM announcement_place WHERE announcement = ?1 ORDER BY place", one.id
        ) { (try $0.next(ID<Place>.self), try $0.next(Bool.self)) }
        for (id, isOut) in rows {
            guard let place = try PlaceTable.find(db, id) else { continue }
            if isOut { one.audience.without.append(place) } else { one.audience.places.append(place) }
        }
        one.audience.places.sort { $0.code < $1.code }
        one.audience.without.sort { $0.code < $1.code }
        return one
    }

    private static func make(_ row: inout Row) throws -> Announcement {
        let (id, number): (ID<Announcement>, String) = (try row.next(), try row.next())
        let (project, outage) = (try row.next(ID<Project>.self), try row.next(ID<Outage>?.self))
        let (by, madeAt): (ID<Staff>, Instant) = (try row.next(), try row.next())
        let content: Announcement.Content = try row.json()
        var audience = Announcement.Audience()
        (audience.isWhole, audience.capacities, audience.tag) = (try row.next(), try row.json(), try row.next())
        let stage: Announcement.Stage = try row.next()
        var one = Announcement(
            id: id, number: number, project: project, outage: outage, by: by, madeAt: madeAt, content: content,
            audience: audience, stage: stage, editor: try row.next())
        (one.approvedBy, one.approvedAt, one.leavesAt) = (try row.next(), try row.next(), try row.next())
        one.reach = try row.next(JSONColumn<Announcement.Reach>?.self)?.value
        (one.withdrawnAt, one.version) = (try row.next(), try row.next())
        return one
    }
}
