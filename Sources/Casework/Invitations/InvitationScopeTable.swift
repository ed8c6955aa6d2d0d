import Directory
import Kernel
import Store

/// Which rooms a scope has, as the directory has them now.
enum InvitationScopeTable {
    struct Room: Sendable {
        let id: ID<Place>
        let owner: ID<Person>?
        /// Everybody who owns it now.
        let owners: Int
        /// A case of the procedure that is there and not over.
        let running: ID<Case>?
        /// Those of them who have a telephone number and have not refused text messages.
        let reachable: Int
    }

    /// Those within some places, by code; all of the project where none is named.
    ///
    /// - Parameter status: nil for everything that is sold, or of which nobody said what it is.
    static func rooms(
        _ db: DB, within places: [ID<Place>], of kind: String, in project: ID<Project>, status: PlaceStatus?,
        tag: String, limit: Int
    ) throws -> [Room] {
        let marks = places.indices.map { "?\($0 + 6)" }.joined(separator: ", ")
        let roots = places.isEmpty ? "project = ?1 AND coalesce(parent, 0) = 0" : "project = ?1 AND id IN (\(marks))"
        let values: [any SQLConvertible] = [project, kind, status, pattern(tag), limit] + places
        return try db.rows(sql(roots), list: values) { row in
            Room(
                id: try row.next(), owner: try row.next(), owners: try row.next(), running: try row.next(),
                reachable: try row.next())
        }
    }

    /// Everybody who owns a room now, the first who was written down first.
    static func owners(_ db: DB, of place: ID<Place>) throws -> [ID<Person>] {
        try db.rows("SELECT DISTINCT owning.id \(owning("?1")) ORDER BY owning.id", place) { try $0.next() }
    }

    private static func owning(_ place: String) -> String {
        """
        FROM occupancy CROSS JOIN person owning
        WHERE occupancy.place = \(place) AND owning.id = occupancy.person AND occupancy.capacity = 'owner'
          AND occupancy.to_day IS NULL AND occupancy.struck_at IS NULL AND owning.merged_into IS NULL
          AND owning.erased_at IS NULL
        """
    }

    private static let isReachable = """
        EXISTS (SELECT 1 FROM person_phone WHERE person_phone.person = owning.id)
        AND coalesce((\(ConsentTable.lastWord(of: "owning.id"))), 1) = 1
        """

    /// From the places to who is there: SQLite keeps the order of a cross join, and so walks along nobody else.
    private static func sql(_ roots: String) -> String {
        """
        WITH RECURSIVE within (id) AS (
          SELECT id FROM place WHERE \(roots) UNION SELECT place.id FROM within JOIN place ON place.parent = within.id)
        SELECT room.id, room.owner, (SELECT count(DISTINCT owning.id) \(owning("room.id"))), room.running,
          (SELECT count(DISTINCT owning.id) \(owning("room.id")) AND \(isReachable))
        FROM (
          SELECT place.id AS id, place.code AS code, (SELECT min(owning.id) \(owning("place.id"))) AS owner, (
            SELECT min(cases.id) FROM cases WHERE cases.place = place.id AND cases.kind = ?2
              AND cases.phase NOT IN ('closed', 'cancelled')) AS running
          FROM within CROSS JOIN place
          WHERE place.id = within.id AND place.kind = 'room' AND place.retired_on IS NULL
            AND (place.status = ?3 OR (CAST(?3 AS TEXT) IS NULL AND coalesce(place.status, '') <> 'unsold'))
        ) room LEFT JOIN person ON person.id = room.owner
        WHERE ?4 = '' OR replace(person.tags, ?4, '') <> person.tags
        ORDER BY room.code, room.id LIMIT ?5
        """
    }

    /// As a tag stands in the list of them; empty where there is none.
    private static func pattern(_ tag: String) -> String {
        guard !tag.isEmpty, case .text(let list) = JSONColumn([tag]).sqlValue else { return "" }
        return String(list.dropFirst().dropLast())
    }
}
