import Kernel
import Store

/// Rows ↔ whole records of customers, many at once.
package enum PersonRecordTable {
    /// Those with these identities, whole; who is not there is left out.
    package static func find(_ db: DB, _ ids: [ID<Person>]) throws -> [ID<Person>: PersonRecord] {
        var all: [ID<Person>: PersonRecord] = [:]
        try inBatches(ids) { some, marks in
            let people = try db.rows(
                "SELECT id, project, name, phones, tags, note FROM person WHERE id IN (\(marks)) ORDER BY id",
                list: some, make: PersonTable.person)
            for person in people { all[person.id] = PersonRecord(person: person) }
            let numbers = try db.rows(
                "SELECT person, number FROM person_number WHERE person IN (\(marks)) ORDER BY person", list: some
            ) { (try $0.next(ID<Person>.self), try $0.next(String.self)) }
            for (person, number) in numbers { all[person]?.number = number }
            for (person, stay) in try stays(db, some, marks) { all[person]?.stays.append(stay) }
            let vehicles = try db.rows(
                "SELECT plate, person, parking FROM vehicle WHERE person IN (\(marks)) ORDER BY person, plate",
                list: some
            ) { Vehicle(plate: try $0.next(), person: try $0.next(), parking: try $0.next()) }
            for vehicle in vehicles { all[vehicle.person]?.vehicles.append(vehicle) }
        }
        return all
    }

    private static func stays(
        _ db: DB, _ some: [any SQLConvertible], _ marks: String
    ) throws -> [(ID<Person>, PersonRecord.Stay)] {
        try db.rows(
            """
            SELECT person, id, place, capacity, from_day, to_day FROM occupancy WHERE person IN (\(marks))
            ORDER BY person, id
            """, list: some
        ) { row in
            (
                try row.next(),
                PersonRecord.Stay(
                    id: try row.next(), place: try row.next(), capacity: try row.next(), from: try row.next(),
                    to: try row.next())
            )
        }
    }

    /// Who may be meant: those with one of these numbers, of these telephones, or who live in one of these places.
    package static func candidates(
        _ db: DB, numbers: [String], digits: [String], places: [ID<Place>], in project: ID<Project>
    ) throws -> [ID<Person>] {
        var ids: Set<ID<Person>> = []
        try inBatches(numbers) { some, marks in
            ids.formUnion(
                try db.rows(
                    """
                    SELECT person FROM person_number WHERE number IN (\(marks)) AND project = ?\(some.count + 1)
                    ORDER BY person
                    """, list: some + [project]
                ) { try $0.next(ID<Person>.self) })
        }
        try inBatches(digits) { some, marks in
            ids.formUnion(
                try db.rows(
                    "SELECT person FROM person_phone WHERE digits IN (\(marks)) ORDER BY person", list: some
                ) { try $0.next(ID<Person>.self) })
        }
        try inBatches(places) { some, marks in
            ids.formUnion(
                try db.rows(
                    """
                    SELECT person FROM occupancy WHERE place IN (\(marks)) AND to_day IS NULL ORDER BY person
                    """, list: some
                ) { try $0.next(ID<Person>.self) })
        }
        return ids.sorted()
    }

    private static func inBatches<T: SQLConvertible>(
        _ all: [T], _ body: ([any SQLConvertible], String) throws -> Void
    ) throws {
        for start in stride(from: 0, to: all.count, by: PlaceTable.batch) {
            let some = Array(all[start..<min(start + PlaceTable.batch, all.count)])
            try body(some, some.indices.map { "?\($0 + 1)" }.joined(separator: ", "))
        }
    }
}

extension PersonRecordTable {
    /// Keeps a new customer with everything about them.
    ///
    /// - Parameter codes: of the places, for what they are found by.
    package static func insert(_ tx: Tx, _ record: PersonRecord, codes: [ID<Place>: String]) throws {
        let person = record.person
        try tx.put(
            "INSERT INTO person (id, project, name, phones, tags, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", person.id,
            person.project, person.name, JSONColumn(person.phones), JSONColumn(person.tags), person.note)
        try insertParts(tx, record)
        SearchIndex.put(tx, id: person.id.number, document(record, codes))
    }

    /// Makes what is kept of a customer this and nothing else.
    package static func replace(
        _ tx: Tx, _ old: PersonRecord, with new: PersonRecord, codes: [ID<Place>: String]
    ) throws {
        let person = new.person
        try tx.put(
            "UPDATE person SET name = ?2, phones = ?3, tags = ?4, note = ?5 WHERE id = ?1", person.id, person.name,
            JSONColumn(person.phones), JSONColumn(person.tags), person.note)
        try removeParts(tx, old)
        try insertParts(tx, new)
        SearchIndex.replace(tx, id: person.id.number, document(new, codes))
    }

    /// Takes back a customer whom an import made. The engine refuses it where something else speaks of them.
    package static func takeBack(_ tx: Tx, _ record: PersonRecord) throws {
        try removeParts(tx, record)
        try tx.run("DELETE FROM person WHERE id = ?1", record.person.id)
        SearchIndex.remove(tx, id: record.person.id.number)
    }

    private static func insertParts(_ tx: Tx, _ record: PersonRecord) throws {
        let person = record.person
        for phone in person.phones.compactMap(Phone.init) {
            try tx.put(
                "INSERT INTO person_phone (digits, person) VALUES (?1, ?2) ON CONFLICT DO NOTHING", phone.digits,
                person.id)
        }
        for stay in record.stays {
            try tx.put(
                "INSERT INTO occupancy (id, person, place, capacity, from_day, to_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                stay.id, person.id, stay.place, stay.capacity, stay.from, stay.to)
        }
        for vehicle in record.vehicles { try PersonTable.insert(tx, vehicle) }
        guard let number = record.number else { return }
        try tx.put(
            "INSERT INTO person_number (project, number, person) VALUES (?1, ?2, ?3)", person.project, number,
            person.id)
    }

    private static func removeParts(_ tx: Tx, _ record: PersonRecord) throws {
        for sql in [
            "DELETE FROM person_phone WHERE person = ?1", "DELETE FROM occupancy WHERE person = ?1",
            "DELETE FROM vehicle WHERE person = ?1", "DELETE FROM person_number WHERE person = ?1",
        ] { try tx.put(sql, record.person.id) }
    }

    private static func document(_ record: PersonRecord, _ codes: [ID<Place>: String]) -> SearchIndex.Document {
        let person = record.person
        let stays = record.stays.sorted { ($1.from, $0.id) < ($0.from, $1.id) }
        let text = PersonTable.text(of: person, rooms: stays.compactMap { codes[$0.place] }, record.vehicles)
        return .init(.init("person", in: person.project), SearchTokens.make(text, pinyin: true))
    }
}
