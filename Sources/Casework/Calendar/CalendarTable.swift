import Directory
import Kernel
import Store

/// Rows ↔ published calendars.
enum CalendarTable {
    private static let select = """
        SELECT calendar.id, desk, key, calendar.project, version, content, published_at, published_by, by_name, via,
          note, open_promises, taken, place.id, place.code, place.name
        FROM calendar LEFT JOIN place ON place.id = calendar.place
        """

    static func count(_ db: DB) throws -> Int { try db.value(Int.self, "SELECT count(*) FROM calendar") ?? 0 }

    /// All that was ever published, in the order of their identities.
    static func all(_ db: DB) throws -> [CalendarVersion] { try db.rows("\(select) ORDER BY calendar.id", make: make) }

    /// Those of a key, of the desk and of all projects, the newest first.
    static func all(_ db: DB, desk: String, key: String) throws -> [CalendarVersion] {
        try db.rows("\(select) WHERE desk = ?1 AND key = ?2 ORDER BY version DESC", desk, key, make: make)
    }

    static func find(_ db: DB, _ id: ID<CalendarVersion>) throws -> CalendarVersion? {
        try db.rows("\(select) WHERE calendar.id = ?1", id, make: make).first
    }

    private static func make(_ row: inout Row) throws -> CalendarVersion {
        let (id, desk, key) = (
            try row.next(ID<CalendarVersion>.self), try row.next(String.self), try row.next(String.self)
        )
        let project: ID<Project>? = try row.next()
        let number = try row.next(Int.self)
        guard let calendar = try row.json(CalendarContent.self).calendar(version: number) else {
            throw StoreFailure.unreadable(column: 5, type: "\(WorkCalendar.self)")
        }
        return CalendarVersion(
            id: id, desk: desk, key: key, project: project, calendar: calendar, publishedAt: try row.next(),
            by: try row.next(), byName: try row.next(), via: try row.next(), note: try row.next(),
            effect: try row.next(), taken: try row.json(), part: try part(&row))
    }

    private static func part(_ row: inout Row) throws -> CalendarPart? {
        let id = try row.next(ID<Place>?.self)
        let (code, name) = (try row.next(String?.self), try row.next(String?.self))
        return id.map { CalendarPart(id: $0, code: code ?? "", name: name ?? "") }
    }

    static func insert(_ tx: Tx, _ version: CalendarVersion) throws {
        try tx.put(
            """
            INSERT INTO calendar (id, desk, key, project, version, content, published_at, published_by, by_name, via,
              note, open_promises, taken, place)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """, version.id, version.desk, version.key, version.project, version.number,
            JSONColumn(CalendarContent(version.calendar)), version.publishedAt, version.by, version.byName, version.via,
            version.note, version.effect, JSONColumn(version.taken), version.part?.id)
    }
}
