import Kernel
import Store

/// Rows ↔ people.
package enum PersonTable {
    static let columns =
        "id, project, name, phones, tags, note, nature, language, birthday, version, merged_into, erased_at"

    package static func count(_ db: DB) throws -> Int { try db.value(Int.self, "SELECT count(*) FROM person") ?? 0 }

    static func insert(_ tx: Tx, _ person: Person) throws {
        try tx.run(
            """
            INSERT INTO person (id, project, name, phones, tags, note, nature, language, birthday)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, person.id, person.project, person.name, JSONColumn(person.phones), JSONColumn(person.tags),
            person.note, person.nature, person.language, person.birthday)
        try keepPhones(tx, person)
        try index(tx, [person])
    }

    /// Everything that can change in a person's own row, with the next version; and what they are found by.
    ///
    /// - Throws: ``PersonRefusal/stalePerson(current:)`` where somebody else was quicker.
    package static func update(_ tx: Tx, _ person: Person) throws {
        let changed = try tx.run(
            """
            UPDATE person SET name = ?3, phones = ?4, tags = ?5, note = ?6, nature = ?7, language = ?8, birthday = ?9,
              merged_into = ?10, erased_at = ?11, version = ?2 + 1
            WHERE id = ?1 AND version = ?2
            """, person.id, person.version, person.name, JSONColumn(person.phones), JSONColumn(person.tags),
            person.note, person.nature, person.language, person.birthday, person.mergedInto, person.erasedAt)
        guard changed == 1 else { throw PersonRefusal.stalePerson(current: person.version) }
        try tx.run("DELETE FROM person_phone WHERE person = ?1", person.id)
        if person.stands { try keepPhones(tx, person) }
        try index(tx, [person])
    }

    private static func keepPhones(_ tx: Tx, _ person: Person) throws {
        let insert = "INSERT INTO person_phone (digits, person) VALUES (?1, ?2) ON CONFLICT DO NOTHING"
        for phone in person.phones.compactMap(Phone.init) { try tx.run(insert, phone.digits, person.id) }
    }

    /// What a person is found by.
    ///
    /// - Parameters:
    ///   - names: former names, and those of whom to call instead.
    ///   - phones: of whom to call instead.
    static func document(
        of person: Person, rooms: [String], _ vehicles: [Vehicle], names: [String] = [], phones: [String] = []
    ) -> SearchIndex.Document {
        let numbers = (person.phones + phones).compactMap(Phone.init).flatMap(\.tokens)
        let called = SearchTokens.make(([person.name] + names).joined(separator: " "), pinyin: true)
        let others = SearchTokens.make((rooms + vehicles.flatMap(\.spellings)).joined(separator: " "))
        return .init(.init("person", in: person.project), called + numbers + others)
    }

    package static func find(_ db: DB, _ id: ID<Person>) throws -> Person? {
        try db.row("SELECT \(columns) FROM person WHERE id = ?1", id, make: make)
    }

    /// Those with these identities, in one statement.
    package static func find(_ db: DB, _ ids: [ID<Person>]) throws -> [ID<Person>: Person] {
        guard !ids.isEmpty else { return [:] }
        let marks = (1...ids.count).map { "?\($0)" }.joined(separator: ", ")
        let these = "SELECT \(columns) FROM person WHERE id IN (\(marks)) ORDER BY id"
        let people = try db.rows(these, list: ids, make: make)
        return Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) })
    }

    /// Those of who there is, by identity.
    package static func names(_ db: DB, _ ids: [ID<Person>]) throws -> [ID<Person>: String] {
        guard !ids.isEmpty else { return [:] }
        let marks = (1...ids.count).map { "?\($0)" }.joined(separator: ", ")
        let rows = try db.rows("SELECT id, name FROM person WHERE id IN (\(marks)) ORDER BY id", list: ids) {
            (try $0.next(ID<Person>.self), try $0.next(String.self))
        }
        return Dictionary(uniqueKeysWithValues: rows)
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

    /// Those that stand, by ID.
    package static func list(_ db: DB, in project: ID<Project>, after: Int64, limit: Int) throws -> [Person] {
        let those = "project = ?1 AND id > ?2 AND merged_into IS NULL AND erased_at IS NULL"
        let sql = "SELECT \(columns) FROM person WHERE \(those) ORDER BY id LIMIT ?3"
        return try db.rows(sql, project, after, limit, make: make)
    }

    /// Of all projects, by ID.
    static func list(_ db: DB, after: Int64, limit: Int) throws -> [Person] {
        try db.rows("SELECT \(columns) FROM person WHERE id > ?1 ORDER BY id LIMIT ?2", after, limit, make: make)
    }

    static let ofP = named("p", columns)

    /// Columns of a table that has a name in a statement: `p.id, p.name`.
    static func named(_ name: String, _ columns: String) -> String {
        columns.split(separator: ", ").map { "\(name).\($0)" }.joined(separator: ", ")
    }

    static func make(_ row: inout Row) throws -> Person {
        var person = Person(
            id: try row.next(), project: try row.next(), name: try row.next(), phones: try row.json(),
            tags: try row.json(), note: try row.next())
        (person.nature, person.language) = (try row.next(), try row.next())
        (person.birthday, person.version) = (try row.next(), try row.next())
        (person.mergedInto, person.erasedAt) = (try row.next(), try row.next())
        return person
    }
}

extension Belonging {
    /// Nil for what is none.
    var vehicle: Vehicle? {
        kind == .vehicle ? Vehicle(plate: self["plate"], person: person, parking: self["space"]) : nil
    }
}
