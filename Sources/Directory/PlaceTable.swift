import Kernel
import Store

/// Rows ↔ places and projects.
package enum PlaceTable {
    static let columns = "id, project, parent, kind, code, name, status, retired_on"

    static let ofA = PersonTable.named("a", columns)

    static func insert(_ tx: Tx, _ place: Place) throws {
        try tx.run(
            "INSERT INTO place (id, project, parent, kind, code, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            place.id, place.project, place.parent, place.kind, place.code, place.name)
        SearchIndex.put(tx, id: place.id.number, document(of: place))
    }

    /// Gives a place another name, by which it is found from then on.
    static func rename(_ tx: Tx, _ place: Place, to name: String) throws {
        try tx.run("UPDATE place SET name = ?2 WHERE id = ?1", place.id, name)
        SearchIndex.replace(tx, id: place.id.number, document(of: place, named: name))
    }

    /// What it is found by.
    static func document(of place: Place, named name: String? = nil) -> SearchIndex.Document {
        .init(
            .init("place", in: place.project),
            SearchTokens.make("\(place.code) \(name ?? place.name)", pinyin: true))
    }

    package static func find(_ db: DB, _ id: ID<Place>) throws -> Place? {
        try db.row("SELECT \(columns) FROM place WHERE id = ?1", id, make: make)
    }

    package static func find(_ db: DB, code: String, in project: ID<Project>) throws -> Place? {
        try db.row("SELECT \(columns) FROM place WHERE project = ?1 AND code = ?2", project, code, make: make)
    }

    /// Those whose code begins so, by code.
    /// By its code or its ID; nil where it is none of the project's.
    package static func find(_ db: DB, named name: String, in project: ID<Project>) throws -> Place? {
        if let found = try find(db, code: name, in: project) { return found }
        guard let id = ID<Place>(name), let found = try find(db, id) else { return nil }
        return found.project == project ? found : nil
    }

    static func list(_ db: DB, beginningWith code: String, in project: ID<Project>, limit: Int) throws -> [Place] {
        try db.rows(
            """
            SELECT \(columns) FROM place WHERE project = ?1 AND code >= ?2 AND code < ?3 ORDER BY code LIMIT ?4
            """, project, code, code + "\u{10FFFF}", limit, make: make)
    }

    /// Those that have one of these codes, by code.
    static func list(_ db: DB, codes: [String], in project: ID<Project>) throws -> [Place] {
        guard !codes.isEmpty else { return [] }
        let marks = codes.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
        let values: [any SQLConvertible] = [project] + codes
        return try db.rows(
            "SELECT \(columns) FROM place WHERE project = ?1 AND code IN (\(marks)) ORDER BY code", list: values,
            make: make)
    }

    /// Whether there is a place at all.
    static func hasAny(_ db: DB) throws -> Bool {
        try db.row("SELECT id FROM place ORDER BY id LIMIT 1", make: { try $0.next(Int64.self) }) != nil
    }

    /// The children of a place, or the top of a project where `parent` is nil, by code.
    package static func children(
        _ db: DB, of parent: ID<Place>?, in project: ID<Project>, after: String, limit: Int
    ) throws -> [Place] {
        try db.rows(
            """
            SELECT \(columns) FROM place
            WHERE project = ?1 AND coalesce(parent, 0) = ?2 AND code > ?3 ORDER BY code LIMIT ?4
            """, project, parent?.number ?? 0, after, limit, make: make)
    }

    static func make(_ row: inout Row) throws -> Place {
        Place(
            id: try row.next(), project: try row.next(), parent: try row.next(), kind: try row.next(),
            code: try row.next(), name: try row.next(), status: try row.next(), retiredOn: try row.next())
    }
}

package enum ProjectTable {
    static func insert(_ tx: Tx, _ project: Project) throws {
        try tx.run(
            "INSERT INTO project (id, code, name, zone) VALUES (?1, ?2, ?3, ?4)",
            project.id, project.code, project.name, project.zoneIdentifier)
    }

    package static func all(_ db: DB) throws -> [Project] {
        try db.rows("SELECT id, code, name, zone, closed_at, version FROM project ORDER BY code") { row in
            Project(
                id: try row.next(), code: try row.next(), name: try row.next(), zoneIdentifier: try row.next(),
                closedAt: try row.next(), version: try row.next())
        }
    }

    /// Writes what may change of a project, as the next version.
    static func update(_ tx: Tx, _ project: Project) throws {
        try tx.run(
            "UPDATE project SET name = ?2, zone = ?3, closed_at = ?4, version = ?5 WHERE id = ?1", project.id,
            project.name, project.zoneIdentifier, project.closedAt, project.version)
    }
}
