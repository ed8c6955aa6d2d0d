import Kernel
import Store

/// Rows ↔ who lived in or owned what, and when.
package enum OccupancyTable {
    static let columns = "id, person, place, capacity, from_day, to_day, struck_at, struck_why, follows"

    package static func insert(_ tx: Tx, _ one: Occupancy) throws {
        try tx.run(
            "INSERT INTO occupancy (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", one.id, one.person,
            one.place, one.capacity, one.from, one.to, one.struckAt, one.struckWhy, one.follows)
    }

    /// Its end, and whether it was struck through: nothing else of it changes.
    package static func update(_ tx: Tx, _ one: Occupancy) throws {
        try tx.run(
            "UPDATE occupancy SET to_day = ?2, struck_at = ?3, struck_why = ?4 WHERE id = ?1", one.id, one.to,
            one.struckAt, one.struckWhy)
    }

    /// Takes out why entries were wrong, at the person's request; that they were there stays.
    package static func erase(_ tx: Tx, of person: ID<Person>) throws {
        try tx.run("UPDATE occupancy SET struck_why = '' WHERE person = ?1 AND struck_why IS NOT NULL", person)
    }

    package static func find(_ db: DB, _ id: ID<Occupancy>) throws -> Occupancy? {
        try db.row("SELECT \(columns) FROM occupancy WHERE id = ?1", id, make: make)
    }

    /// All of a place, those that are struck through too, the oldest first.
    package static func all(_ db: DB, at place: ID<Place>) throws -> [Occupancy] {
        try db.rows("SELECT \(columns) FROM occupancy WHERE place = ?1 ORDER BY from_day, id", place, make: make)
    }

    /// Those of a place with their people, the newest first.
    package static func residents(
        _ db: DB, at place: ID<Place>
    ) throws -> [(occupancy: Occupancy, person: Person)] {
        try db.rows(
            """
            SELECT \(ofO), \(PersonTable.ofP) FROM occupancy o JOIN person p ON p.id = o.person
            WHERE o.place = ?1 ORDER BY coalesce(o.to_day, '9999-12-31') DESC, o.from_day, o.id
            """, place
        ) { (occupancy: try make(&$0), person: try PersonTable.make(&$0)) }
    }

    /// Those of a person with their places, the newest first; those that are struck through too.
    package static func all(_ db: DB, of person: ID<Person>) throws -> [(occupancy: Occupancy, place: Place)] {
        try all(db, of: [person])[person] ?? []
    }

    /// The same of many, by person.
    static func all(_ db: DB, of people: [ID<Person>]) throws -> [ID<Person>: [(occupancy: Occupancy, place: Place)]] {
        guard !people.isEmpty else { return [:] }
        let marks = (1...people.count).map { "?\($0)" }.joined(separator: ", ")
        let all = try db.rows(
            """
            SELECT \(ofO), \(PlaceTable.ofA) FROM occupancy o JOIN place a ON a.id = o.place
            WHERE o.person IN (\(marks)) ORDER BY o.person, o.from_day DESC, o.id
            """, list: people
        ) { (occupancy: try make(&$0), place: try PlaceTable.make(&$0)) }
        return Dictionary(grouping: all, by: \.occupancy.person)
    }

    /// Who else is now where a person ever was, by place.
    package static func household(_ db: DB, of person: ID<Person>) throws -> [ID<Place>: [Person]] {
        try household(db, of: [person])[person] ?? [:]
    }

    /// The same of many, by person and place.
    static func household(_ db: DB, of people: [ID<Person>]) throws -> [ID<Person>: [ID<Place>: [Person]]] {
        guard !people.isEmpty else { return [:] }
        let marks = (1...people.count).map { "?\($0)" }.joined(separator: ", ")
        let all = try db.rows(
            """
            SELECT DISTINCT mine.person, o.place, o.from_day, \(PersonTable.ofP) FROM occupancy mine
            JOIN occupancy o ON o.place = mine.place JOIN person p ON p.id = o.person
            WHERE mine.person IN (\(marks)) AND mine.struck_at IS NULL AND o.person <> mine.person
              AND o.to_day IS NULL AND o.struck_at IS NULL
            ORDER BY mine.person, o.place, o.from_day, p.id
            """, list: people
        ) { row in
            let (of, place) = (try row.next(ID<Person>.self), try row.next(ID<Place>.self))
            _ = try row.next(Day.self)
            return (of: of, place: place, other: try PersonTable.make(&row))
        }
        return Dictionary(grouping: all, by: \.of).mapValues { rows in
            Dictionary(grouping: rows, by: \.place).mapValues { $0.map(\.other) }
        }
    }

    private static let ofO = PersonTable.named("o", columns)

    static func make(_ row: inout Row) throws -> Occupancy {
        Occupancy(
            id: try row.next(), person: try row.next(), place: try row.next(), capacity: try row.next(),
            from: try row.next(), to: try row.next(), struckAt: try row.next(), struckWhy: try row.next(),
            follows: try row.next())
    }
}
