import Kernel
import Store

/// Rows ↔ people, occupancies and vehicles.
package enum PersonTable {
    private static let columns = "id, project, name, phones, tags, note"

    package static func count(_ db: DB) throws -> Int { try db.value(Int.self, "SELECT count(*) FROM person") ?? 0 }

    static func insert(_ tx: Tx, _ person: Person) throws {
        try tx.run(
            "INSERT INTO person (id, project, name, phones, tags, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            person.id, person.project, person.name, JSONColumn(person.phones), JSONColumn(person.tags), person.note)
        for phone in person.phones.compactMap(Phone.init) {
            try tx.run(
                "INSERT INTO person_phone (digits, person) VALUES (?1, ?2) ON CONFLICT DO NOTHING", phone.digits,
                person.id)
        }
        try index(tx, person)
    }

    /// Name, telephones, rooms and plates: everything that the one box finds a person by.
    static func index(_ tx: Tx, _ person: Person) throws {
        let rooms = try occupancies(tx, of: person.id).map(\.place.code)
        let plates = try vehicles(tx, of: person.id).flatMap(\.spellings)
        let phones = person.phones.compactMap(Phone.init).flatMap(\.tokens)
        let names = SearchTokens.make(person.name, pinyin: true)
        let others = SearchTokens.make((rooms + plates).joined(separator: " "))
        SearchIndex.replace(
            tx, id: person.id.number, .init(.init("person", in: person.project), names + phones + others))
    }

    package static func find(_ db: DB, _ id: ID<Person>) throws -> Person? {
        try db.row("SELECT \(columns) FROM person WHERE id = ?1", id, make: make)
    }

    package static func find(_ db: DB, phone: Phone) throws -> [Person] { try find(db, digits: phone.digits) }

    /// The same, and whoever gave the number without its area.
    static func find(_ db: DB, phoneOrLocal phone: Phone) throws -> [Person] {
        try find(db, phone: phone) + (phone.local.map { try find(db, digits: $0) } ?? [])
    }

    private static func find(_ db: DB, digits: String) throws -> [Person] {
        let ids = try db.rows("SELECT person FROM person_phone WHERE digits = ?1 ORDER BY person", digits) {
            try $0.next(ID<Person>.self)
        }
        return try ids.compactMap { try find(db, $0) }
    }

    static func insert(_ tx: Tx, _ occupancy: Occupancy) throws {
        try tx.run(
            "INSERT INTO occupancy (id, person, place, capacity, from_day, to_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            tx.newID(Occupancy.self), occupancy.person, occupancy.place, occupancy.capacity, occupancy.from,
            occupancy.to)
    }

    static func insert(_ tx: Tx, _ vehicle: Vehicle) throws {
        try tx.run(
            "INSERT INTO vehicle (plate, person, parking) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", vehicle.plate,
            vehicle.person, vehicle.parking)
    }

    package static func occupancies(_ db: DB, of person: ID<Person>) throws -> [(occupancy: Occupancy, place: Place)] {
        let all = try db.rows(
            """
            SELECT person, place, capacity, from_day, to_day FROM occupancy
            WHERE person = ?1 ORDER BY from_day DESC, id
            """, person, make: occupancy)
        return try all.compactMap { one in try PlaceTable.find(db, one.place).map { (one, $0) } }
    }

    /// Who lives in a place today or ever did, the present ones first.
    package static func residents(_ db: DB, of place: ID<Place>) throws -> [(occupancy: Occupancy, person: Person)] {
        let all = try db.rows(
            """
            SELECT person, place, capacity, from_day, to_day FROM occupancy
            WHERE place = ?1 ORDER BY coalesce(to_day, '9999-12-31') DESC, from_day, id
            """, place, make: occupancy)
        return try all.compactMap { one in try find(db, one.person).map { (one, $0) } }
    }

    package static func vehicles(_ db: DB, of person: ID<Person>) throws -> [Vehicle] {
        try db.rows("SELECT plate, person, parking FROM vehicle WHERE person = ?1 ORDER BY plate", person) {
            Vehicle(plate: try $0.next(), person: try $0.next(), parking: try $0.next())
        }
    }

    package static func list(_ db: DB, in project: ID<Project>, after: Int64, limit: Int) throws -> [Person] {
        try db.rows(
            "SELECT \(columns) FROM person WHERE project = ?1 AND id > ?2 ORDER BY id LIMIT ?3", project, after, limit,
            make: make)
    }

    /// Of all projects, by ID.
    static func list(_ db: DB, after: Int64, limit: Int) throws -> [Person] {
        try db.rows("SELECT \(columns) FROM person WHERE id > ?1 ORDER BY id LIMIT ?2", after, limit, make: make)
    }

    private static func occupancy(_ row: inout Row) throws -> Occupancy {
        Occupancy(
            person: try row.next(), place: try row.next(), capacity: try row.next(), from: try row.next(),
            to: try row.next())
    }

    private static func make(_ row: inout Row) throws -> Person {
        Person(
            id: try row.next(), project: try row.next(), name: try row.next(), phones: try row.json(),
            tags: try row.json(), note: try row.next())
    }
}
