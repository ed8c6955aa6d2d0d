import Kernel
import Store

/// Rows ↔ what places were, and counts of what they are.
package enum StatusTable {
    package static func history(_ db: DB, of place: ID<Place>) throws -> StatusHistory {
        StatusHistory(try entries(db, of: [place]))
    }

    /// All that was said of some places, a few hundred at most, in the order of the days for which it was said.
    static func entries(_ db: DB, of places: [ID<Place>]) throws -> [StatusEntry] {
        let marks = places.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT id, place, status, from_day, note, by_staff, at FROM place_status
            WHERE place IN (\(marks)) ORDER BY from_day, id
            """, list: places
        ) { row in
            StatusEntry(
                id: try row.next(), place: try row.next(), status: try row.next(), from: try row.next(),
                note: try row.next(), by: try row.next(), at: try row.next())
        }
    }

    package static func count(_ db: DB, of place: ID<Place>) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM place_status WHERE place = ?1", place) ?? 0
    }

    /// Writes an entry; what the place is now stands in its own row too, where an earlier day changes nothing of it.
    ///
    /// - Parameter sheet: the number of the import that says so; nil for a person.
    package static func insert(_ tx: Tx, _ entry: StatusEntry, from sheet: Int64? = nil) throws {
        try tx.put(
            """
            INSERT INTO place_status (id, place, status, from_day, note, by_staff, at, import)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, entry.id, entry.place, entry.status, entry.from, entry.note, entry.by, entry.at, sheet)
        try tx.put(
            """
            UPDATE place SET status = ?2, status_from = ?3
            WHERE id = ?1 AND (status_from IS NULL OR status_from <= ?3)
            """, entry.place, entry.status, entry.from)
    }

    /// How many places of a kind are in use, by what they are; of one building by its code, or of a whole project.
    package static func counts(
        _ db: DB, _ kind: Place.Kind, in project: ID<Project>, building: String? = nil
    ) throws -> [PlaceStatus?: Int] {
        let (from, to) = building.map { ($0 + "-", $0 + ".") } ?? ("", "\u{10FFFF}")
        let rows = try db.rows(
            """
            SELECT status, count(*) FROM place
            WHERE project = ?1 AND kind = ?2 AND code >= ?3 AND code < ?4 AND retired_on IS NULL
            GROUP BY status ORDER BY status
            """, project, kind, from, to
        ) { (try $0.next(PlaceStatus?.self), try $0.next(Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// What places of a kind in use were on a day and are now: how many of each pair. Those of which nobody said
    /// anything for that day, or for today, are left out.
    ///
    /// - Parameter code: of a place; with all that lies in it alone. Nil for a whole project.
    package static func changes(
        _ db: DB, _ kind: Place.Kind, in project: ID<Project>, since day: Day, at code: String? = nil
    ) throws -> [(was: PlaceStatus, now: PlaceStatus, count: Int)] {
        let range = code.map(CodeRange.init)
        let within = range.map { " AND " + $0.condition("code", from: 4) } ?? ""
        let values: [any SQLConvertible] = [project, kind, day] + (range?.values ?? [])
        return try db.rows(
            """
            SELECT was, status, count(*) FROM (
              SELECT status, CASE WHEN status_from <= ?3 THEN status ELSE (
                SELECT place_status.status FROM place_status
                WHERE place_status.place = place.id AND place_status.from_day <= ?3
                ORDER BY place_status.from_day DESC, place_status.id DESC LIMIT 1) END AS was
              FROM place
              WHERE project = ?1 AND kind = ?2 AND retired_on IS NULL AND status IS NOT NULL\(within)
            ) rooms WHERE was IS NOT NULL GROUP BY was, status ORDER BY was, status
            """, list: values
        ) { (was: try $0.next(), now: try $0.next(), count: try $0.next()) }
    }

    /// Places of a kind in use, by code; of some statuses alone where any are named.
    package static func list(
        _ db: DB, _ kind: Place.Kind, in project: ID<Project>, statuses: [PlaceStatus] = [], after: String, limit: Int
    ) throws -> [Place] {
        let marks = statuses.indices.map { "?\($0 + 5)" }.joined(separator: ", ")
        let which = statuses.isEmpty ? "" : " AND status IN (\(marks))"
        let values: [any SQLConvertible] = [project, kind, after, limit] + statuses
        return try db.rows(
            """
            SELECT \(PlaceTable.columns) FROM place
            WHERE project = ?1 AND kind = ?2 AND code > ?3 AND retired_on IS NULL\(which) ORDER BY code LIMIT ?4
            """, list: values, make: PlaceTable.make)
    }
}
