import Kernel
import Store

/// Rows ↔ what places were, and counts of what they are.
package enum StatusTable {
    package static func history(_ db: DB, of place: ID<Place>) throws -> StatusHistory {
        StatusHistory(
            try db.rows(
                """
                SELECT id, place, status, from_day, note, by_staff, at FROM place_status
                WHERE place = ?1 ORDER BY from_day, id
                """, place
            ) { row in
                StatusEntry(
                    id: try row.next(), place: try row.next(), status: try row.next(), from: try row.next(),
                    note: try row.next(), by: try row.next(), at: try row.next())
            })
    }

    package static func count(_ db: DB, of place: ID<Place>) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM place_status WHERE place = ?1", place) ?? 0
    }

    /// Writes an entry; what the place is now stands in its own row too, where an earlier day changes nothing of it.
    package static func insert(_ tx: Tx, _ entry: StatusEntry) throws {
        try tx.put(
            """
            INSERT INTO place_status (id, place, status, from_day, note, by_staff, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, entry.id, entry.place, entry.status, entry.from, entry.note, entry.by, entry.at)
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
