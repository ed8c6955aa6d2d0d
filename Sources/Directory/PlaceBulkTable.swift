import Kernel
import Store

/// Many places at once, and one as it was before: what an import reads, writes and takes back.
extension PlaceTable {
    /// So many values stand in one statement.
    package static let batch = 300

    /// Those of a project that have one of these codes, by code.
    package static func find(_ db: DB, codes: [String], in project: ID<Project>) throws -> [String: Place] {
        var found: [String: Place] = [:]
        for start in stride(from: 0, to: codes.count, by: batch) {
            let some = Array(codes[start..<min(start + batch, codes.count)])
            for place in try list(db, codes: some, in: project) { found[place.code] = place }
        }
        return found
    }

    /// The codes of these places; what is not there is left out.
    package static func codes(_ db: DB, of ids: [ID<Place>]) throws -> [ID<Place>: String] {
        var codes: [ID<Place>: String] = [:]
        for start in stride(from: 0, to: ids.count, by: batch) {
            let some = ids[start..<min(start + batch, ids.count)]
            let marks = some.indices.map { "?\($0 - start + 1)" }.joined(separator: ", ")
            let found = try db.rows(
                "SELECT id, code FROM place WHERE id IN (\(marks)) ORDER BY id", list: Array(some)
            ) { (try $0.next(ID<Place>.self), try $0.next(String.self)) }
            for (id, code) in found { codes[id] = code }
        }
        return codes
    }

    /// The places with these IDs, in no order; what is not there is left out.
    static func find(_ db: DB, _ ids: [ID<Place>]) throws -> [Place] {
        try stride(from: 0, to: ids.count, by: batch).flatMap { start in
            let some = Array(ids[start..<min(start + batch, ids.count)])
            let marks = some.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
            return try db.rows(
                "SELECT \(columns) FROM place WHERE id IN (\(marks)) ORDER BY id", list: some, make: make)
        }
    }

    /// All places of a project in the order of their codes, a page at a time.
    package static func page(_ db: DB, in project: ID<Project>, after code: String, limit: Int) throws -> [Place] {
        try db.rows(
            "SELECT \(columns) FROM place WHERE project = ?1 AND code > ?2 ORDER BY code LIMIT ?3", project, code,
            limit, make: make)
    }

    package static func keep(_ tx: Tx, _ place: Place) throws { try insert(tx, place) }

    /// Writes a place anew, with what it is found by. Its code stays.
    package static func update(_ tx: Tx, _ place: Place) throws {
        try tx.run(
            "UPDATE place SET parent = ?2, kind = ?3, name = ?4 WHERE id = ?1", place.id, place.parent, place.kind,
            place.name)
        SearchIndex.replace(tx, id: place.id.number, document(of: place))
    }

    /// Gives a place another code, by which it is found from then on, and another parent.
    package static func move(_ tx: Tx, _ place: Place) throws {
        try tx.run("UPDATE place SET code = ?2, parent = ?3 WHERE id = ?1", place.id, place.code, place.parent)
        SearchIndex.replace(tx, id: place.id.number, document(of: place))
    }

    /// Takes back a place that an import made. The engine refuses it where something else speaks of it.
    package static func takeBack(_ tx: Tx, _ id: ID<Place>) throws {
        try tx.run("DELETE FROM place WHERE id = ?1", id)
        SearchIndex.remove(tx, id: id.number)
    }
}
