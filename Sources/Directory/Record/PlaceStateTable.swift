import Kernel
import Store

/// Rows ↔ places with all that is kept of them: what an import reads, and puts back as it was.
package enum PlaceStateTable {
    /// Those of these places that are there, by the place.
    package static func find(_ db: DB, _ ids: [ID<Place>]) throws -> [ID<Place>: PlaceState] {
        var found: [ID<Place>: PlaceState] = [:]
        for start in stride(from: 0, to: ids.count, by: PlaceTable.batch) {
            let some = ids[start..<min(start + PlaceTable.batch, ids.count)]
            for one in try list(db, Array(some)) { found[one.place.id] = one }
        }
        return found
    }

    private static func list(_ db: DB, _ ids: [ID<Place>]) throws -> [PlaceState] {
        let marks = ids.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT \(PlaceTable.columns), record, record_version, area, use_key, status_from,
              coalesce((SELECT max(place_status.id) FROM place_status WHERE place_status.place = place.id), 0)
            FROM place WHERE id IN (\(marks)) ORDER BY id
            """, list: ids
        ) { row in
            PlaceState(
                place: try PlaceTable.make(&row), record: try row.next(), version: try row.next(),
                area: try row.next(), use: try row.next(), statusFrom: try row.next(), lastSaid: try row.next())
        }
    }

    /// The records of some places as they lie in the store, read.
    package static func records(_ db: DB, _ ids: [ID<Place>]) throws -> [ID<Place>: PlaceRecord] {
        var found: [ID<Place>: PlaceRecord] = [:]
        for start in stride(from: 0, to: ids.count, by: PlaceTable.batch) {
            let some = Array(ids[start..<min(start + PlaceTable.batch, ids.count)])
            found.merge(try PlaceRecordTable.find(db, some)) { first, _ in first }
        }
        return found
    }

    /// All that was said of what some places are, by the place; those of which nothing was said are left out.
    package static func histories(_ db: DB, _ ids: [ID<Place>]) throws -> [ID<Place>: StatusHistory] {
        var found: [ID<Place>: [StatusEntry]] = [:]
        for start in stride(from: 0, to: ids.count, by: PlaceTable.batch) {
            let some = Array(ids[start..<min(start + PlaceTable.batch, ids.count)])
            for entry in try StatusTable.entries(db, of: some) { found[entry.place, default: []].append(entry) }
        }
        return found.mapValues { StatusHistory($0) }
    }

    /// Does `body` while what one sheet said of places may leave the store, in the same transaction.
    ///
    /// - Parameter sheet: the number of the import that is taken back.
    package static func takingBack(_ tx: Tx, _ sheet: Int64, _ body: () throws -> Void) throws {
        try tx.run("INSERT INTO sheet_taken_back (import) VALUES (?1)", sheet)
        try body()
        try tx.run("DELETE FROM sheet_taken_back WHERE import = ?1", sheet)
    }

    /// Makes what is kept of a place what it was: versions of its record and words about its status that came after
    /// leave with it. The store lets none of them leave but those of an import that is being taken back.
    package static func restore(_ tx: Tx, _ before: PlaceState) throws {
        let id = before.place.id
        try tx.run("DELETE FROM place_edit WHERE place = ?1 AND version > ?2", id, before.version)
        try tx.run("DELETE FROM place_status WHERE place = ?1 AND id > ?2", id, before.lastSaid)
        try tx.run(
            """
            UPDATE place SET record = ?2, record_version = ?3, area = ?4, use_key = ?5, status = ?6, status_from = ?7
            WHERE id = ?1
            """, id, before.record, before.version, before.area, before.use, before.place.status, before.statusFrom)
    }
}
