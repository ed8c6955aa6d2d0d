import Kernel
import Store

extension PlaceTable {
    /// A place and all that is in it, by code.
    package static func inside(_ db: DB, _ root: Place, limit: Int) throws -> [Place] {
        try db.rows(
            """
            WITH RECURSIVE inside (id, project, parent, kind, code, name, status, retired_on) AS (
              SELECT id, project, parent, kind, code, name, status, retired_on FROM place WHERE id = ?1
              UNION
              SELECT place.id, place.project, place.parent, place.kind, place.code, place.name, place.status,
                place.retired_on FROM inside
              JOIN place ON place.parent = inside.id
            )
            SELECT \(columns) FROM inside ORDER BY code LIMIT ?2
            """, root.id, limit, make: make)
    }

    /// A place and all that is in it, as identities in no order; nothing where there is none of it.
    package static func ids(_ db: DB, inside root: ID<Place>) throws -> [ID<Place>] {
        try db.rows("SELECT id FROM (\(inside("?1"))) AS zone ORDER BY id", root) { try $0.next(ID<Place>.self) }
    }

    /// What selects the identities of a place and of all that is in it.
    ///
    /// - Parameter mark: stands for the place's identity, as `?1` does.
    package static func inside(_ mark: String) -> String {
        """
        WITH RECURSIVE zone (id) AS (
          SELECT id FROM place WHERE id = \(mark)
          UNION SELECT place.id FROM zone JOIN place ON place.parent = zone.id)
        SELECT id FROM zone
        """
    }

    /// A place and what it lies in, the place first; nothing where there is none of it.
    package static func path(_ db: DB, to place: ID<Place>) throws -> [ID<Place>] {
        // A tree is no deeper than this, and rows that went in a circle would not hold anybody up.
        try db.rows(
            """
            WITH RECURSIVE above (id, parent, depth) AS (
              SELECT id, parent, 0 FROM place WHERE id = ?1
              UNION ALL
              SELECT place.id, place.parent, above.depth + 1 FROM above
              JOIN place ON place.id = above.parent WHERE above.depth < 16)
            SELECT id FROM above ORDER BY depth
            """, place
        ) { try $0.next(ID<Place>.self) }
    }

    /// The building that a place is in, itself where it is one; the topmost place around it where there is none.
    package static func building(_ db: DB, around place: Place) throws -> Place {
        var here = place
        // A tree is no deeper than this, and rows that went in a circle would not hold anybody up.
        for _ in 0..<8 where here.kind != .building {
            guard let parent = try here.parent.flatMap({ try find(db, $0) }) else { break }
            here = parent
        }
        return here
    }

    /// What stands at the top of a project, and whatever else has one of these codes.
    package static func top(_ db: DB, of project: ID<Project>, with codes: [String], limit: Int) throws -> [Place] {
        let top = try children(db, of: nil, in: project, after: "", limit: limit)
        let missing = Set(codes).subtracting(top.map(\.code)).sorted()
        return top + (try list(db, codes: missing, in: project))
    }
}
