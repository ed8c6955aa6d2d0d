import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ hints of places.
enum HintTable {
    private static let columns = """
        hint.id, hint.place, hint.topic, hint.text, hint.written_by, hint.written_at, hint.checked_on, hint.follows,
        hint.closed_at
        """

    /// The standing hints of some places and of all above them, by place; the nearest first, then the oldest.
    static func at(_ db: DB, _ places: [ID<Place>]) throws -> [ID<Place>: [HintAt]] {
        guard !places.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            WITH RECURSIVE above (root, id, parent, code, steps) AS (
              SELECT id, id, parent, code, 0 FROM place WHERE id IN (\(IncidentTable.marks(places.count, from: 1)))
              UNION ALL SELECT above.root, place.id, place.parent, place.code, above.steps + 1
              FROM above JOIN place ON place.id = above.parent)
            SELECT above.root, above.code, staff.name, \(columns) FROM above
            JOIN hint ON hint.place = above.id JOIN staff ON staff.id = hint.written_by
            WHERE hint.closed_at IS NULL ORDER BY above.root, above.steps, hint.id
            """, list: places
        ) { (root: try $0.next(ID<Place>.self), hint: try made(&$0)) }
        return Dictionary(grouping: rows, by: \.root).mapValues { $0.map(\.hint) }
    }

    /// The older versions of a place's own hints and what was withdrawn, the newest first.
    static func older(_ db: DB, of place: ID<Place>, limit: Int) throws -> [HintAt] {
        try db.rows(
            """
            SELECT place.code, staff.name, \(columns) FROM hint
            JOIN place ON place.id = hint.place JOIN staff ON staff.id = hint.written_by
            WHERE hint.place = ?1 AND hint.closed_at IS NOT NULL ORDER BY hint.id DESC LIMIT ?2
            """, place, limit, make: made)
    }

    private static func made(_ row: inout Row) throws -> HintAt {
        let (code, author): (String, String) = (try row.next(), try row.next())
        return HintAt(hint: try make(&row), code: code, author: author)
    }

    static func find(_ db: DB, _ id: ID<Hint>) throws -> Hint? {
        try db.row("SELECT \(columns) FROM hint WHERE id = ?1", id, make: make)
    }

    static func count(_ db: DB, of place: ID<Place>) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM hint WHERE place = ?1 AND closed_at IS NULL", place) ?? 0
    }

    private static func make(_ row: inout Row) throws -> Hint {
        let (id, place): (ID<Hint>, ID<Place>) = (try row.next(), try row.next())
        let (topic, text): (String, String) = (try row.next(), try row.next())
        let (by, at): (ID<Staff>, Instant) = (try row.next(), try row.next())
        guard let day = Day(try row.next(String.self)) else {
            throw StoreFailure.unreadable(column: 6, type: "day")
        }
        var hint = Hint(
            id: id, place: place, topic: topic, text: text, writtenBy: by, writtenAt: at, checkedOn: day,
            follows: try row.next())
        hint.closedAt = try row.next()
        return hint
    }

    static func insert(_ tx: Tx, _ hint: Hint) throws {
        try tx.put(
            """
            INSERT INTO hint (id, place, topic, text, written_by, written_at, checked_on, follows)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, hint.id, hint.place, hint.topic, hint.text, hint.writtenBy, hint.writtenAt,
            hint.checkedOn.description, hint.follows)
    }

    static func close(_ tx: Tx, _ id: ID<Hint>, by staff: ID<Staff>) throws {
        try tx.put("UPDATE hint SET closed_by = ?2, closed_at = ?3 WHERE id = ?1", id, staff, tx.now)
    }
}
