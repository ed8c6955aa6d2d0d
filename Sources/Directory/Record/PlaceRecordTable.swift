import Kernel
import Store

/// Rows ↔ records of places and their versions.
package enum PlaceRecordTable {
    /// The record of a place with its version; one that nobody filled in has nothing but the name.
    package static func find(_ db: DB, _ place: ID<Place>) throws -> (record: PlaceRecord, version: Int)? {
        try db.row("SELECT name, record, record_version FROM place WHERE id = ?1", place) { row in
            (try record(&row), try row.next(Int.self))
        }
    }

    /// The records of some places, in one statement.
    package static func find(_ db: DB, _ places: [ID<Place>]) throws -> [ID<Place>: PlaceRecord] {
        guard !places.isEmpty else { return [:] }
        let marks = (1...places.count).map { "?\($0)" }.joined(separator: ", ")
        let sql = "SELECT id, name, record FROM place WHERE id IN (\(marks)) ORDER BY id"
        let rows = try db.rows(sql, list: places) { (try $0.next(ID<Place>.self), try record(&$0)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// With the name that it has now: a sheet that was brought in may have given it another.
    private static func record(_ row: inout Row) throws -> PlaceRecord {
        let name: String = try row.next()
        var record = try row.next(JSONColumn<PlaceRecord>?.self)?.value ?? PlaceRecord(name: name)
        record.name = name
        return record
    }

    /// Puts the next version of a record in the place of the one before, which stays among the versions.
    ///
    /// - Parameter sheet: the number of the import that makes it; nil for a person.
    package static func put(_ tx: Tx, _ edit: PlaceEdit, of place: Place, from sheet: Int64? = nil) throws {
        let record = edit.record
        try tx.run(
            "UPDATE place SET record = ?2, record_version = ?3, area = ?4, use_key = ?5 WHERE id = ?1", place.id,
            JSONColumn(record), edit.version, record.area, record.use)
        if record.name != place.name { try PlaceTable.rename(tx, place, to: record.name) }
        try tx.run(
            """
            INSERT INTO place_edit (place, version, act, record, words, by_staff, at, import)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, place.id, edit.version, edit.act.rawValue, JSONColumn(record), edit.words, edit.by, edit.at, sheet)
    }

    /// Says since when a place is no longer used; nil takes it up again.
    package static func setRetired(_ tx: Tx, _ place: ID<Place>, on day: Day?) throws {
        try tx.run("UPDATE place SET retired_on = ?2 WHERE id = ?1", place, day)
    }

    /// The newest first.
    package static func edits(_ db: DB, of place: ID<Place>, limit: Int) throws -> [PlaceEdit] {
        try db.rows(
            """
            SELECT version, act, record, words, by_staff, at FROM place_edit
            WHERE place = ?1 ORDER BY version DESC LIMIT ?2
            """, place, limit
        ) { row in
            let version: Int = try row.next()
            let act = PlaceEdit.Act(rawValue: try row.next()) ?? .change
            return PlaceEdit(
                version: version, act: act, record: try row.json(), words: try row.next(), by: try row.next(),
                at: try row.next())
        }
    }
}
