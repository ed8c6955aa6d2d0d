import Kernel
import Store

/// Rows ↔ whole records of customers, many at once.
package enum PersonRecordTable {
    /// Those with these identities, whole; who is not there is left out.
    package static func find(_ db: DB, _ ids: [ID<Person>]) throws -> [ID<Person>: PersonRecord] {
        var all: [ID<Person>: PersonRecord] = [:]
        try inBatches(ids) { some, marks in
            let people = try db.rows(
                "SELECT \(PersonTable.columns) FROM person WHERE id IN (\(marks)) ORDER BY id", list: some,
                make: PersonTable.make)
            for person in people { all[person.id] = PersonRecord(person: person) }
            let numbers = try db.rows(
                "SELECT person, number FROM person_number WHERE person IN (\(marks)) ORDER BY person", list: some
            ) { (try $0.next(ID<Person>.self), try $0.next(String.self)) }
            for (person, number) in numbers { all[person]?.number = number }
            for (person, stay) in try stays(db, some, marks) { all[person]?.stays.append(stay) }
        }
        for start in stride(from: 0, to: ids.count, by: PlaceTable.batch) {
            let some = Array(ids[start..<min(start + PlaceTable.batch, ids.count)])
            for (person, own) in try BelongingTable.vehicles(db, of: some) { all[person]?.vehicles = own }
        }
        return all
    }

    private static func stays(
        _ db: DB, _ some: [any SQLConvertible], _ marks: String
    ) throws -> [(ID<Person>, PersonRecord.Stay)] {
        try db.rows(
            """
            SELECT person, id, place, capacity, from_day, to_day FROM occupancy
            WHERE person IN (\(marks)) AND struck_at IS NULL ORDER BY person, id
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
                    SELECT person FROM occupancy WHERE place IN (\(marks)) AND to_day IS NULL
                      AND struck_at IS NULL ORDER BY person
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
    /// Makes what an import speaks of this and nothing else; what else is in the file stays as it is.
    package static func replace(
        _ tx: Tx, _ old: PersonRecord, with new: PersonRecord, codes: [ID<Place>: String]
    ) throws {
        let person = new.person
        try tx.put(
            """
            UPDATE person SET name = ?2, phones = ?3, tags = ?4, note = ?5, version = version + 1 WHERE id = ?1
            """, person.id, person.name, JSONColumn(person.phones), JSONColumn(person.tags), person.note)
        try change(tx, from: old, to: new)
        try PersonTable.index(tx, person)
    }

    /// Takes back a customer whom an import made. The engine refuses it where something else speaks of them.
    package static func takeBack(_ tx: Tx, _ record: PersonRecord) throws {
        try change(tx, from: record, to: PersonRecord(person: record.person.with(phones: [])))
        try tx.run("DELETE FROM person WHERE id = ?1", record.person.id)
        SearchIndex.remove(tx, id: record.person.id.number)
    }

    private static func change(_ tx: Tx, from old: PersonRecord, to new: PersonRecord) throws {
        let person = new.person
        if old.person.phones != person.phones {
            try tx.put("DELETE FROM person_phone WHERE person = ?1", person.id)
            for phone in person.phones.compactMap(Phone.init) {
                try tx.put(
                    "INSERT INTO person_phone (digits, person) VALUES (?1, ?2) ON CONFLICT DO NOTHING", phone.digits,
                    person.id)
            }
        }
        try changeStays(tx, from: old, to: new)
        try changeVehicles(tx, from: old, to: new)
        guard old.number != new.number else { return }
        try tx.put("DELETE FROM person_number WHERE person = ?1", person.id)
        guard let number = new.number else { return }
        try tx.put(
            "INSERT INTO person_number (project, number, person) VALUES (?1, ?2, ?3)", person.project, number,
            person.id)
    }

    private static func changeStays(_ tx: Tx, from old: PersonRecord, to new: PersonRecord) throws {
        let (before, after) = (
            Dictionary(uniqueKeysWithValues: old.stays.map { ($0.id, $0) }),
            Set(new.stays.map(\.id)))
        for stay in old.stays where !after.contains(stay.id) {
            try tx.put("DELETE FROM occupancy WHERE id = ?1", stay.id)
        }
        for stay in new.stays where before[stay.id] != stay {
            let values: [any SQLConvertible] = [stay.id, stay.place, stay.capacity, stay.from, stay.to]
            if before[stay.id] == nil {
                try tx.put(
                    """
                    INSERT INTO occupancy (id, place, capacity, from_day, to_day, person)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                    """, list: values + [new.person.id])
            } else {
                try tx.put(
                    "UPDATE occupancy SET place = ?2, capacity = ?3, from_day = ?4, to_day = ?5 WHERE id = ?1",
                    list: values)
            }
        }
    }

    private static func changeVehicles(_ tx: Tx, from old: PersonRecord, to new: PersonRecord) throws {
        let (had, has) = (Set(old.vehicles), Set(new.vehicles))
        let plates = Set(new.vehicles.map(\.plate))
        for vehicle in old.vehicles where !plates.contains(vehicle.plate) {
            try tx.put(
                "DELETE FROM belonging WHERE person = ?1 AND label = ?2 AND \(BelongingTable.presentVehicle)",
                vehicle.person, vehicle.plate)
        }
        let known = Set(old.vehicles.map(\.plate))
        for vehicle in new.vehicles where has.subtracting(had).contains(vehicle) {
            if known.contains(vehicle.plate) {
                try tx.put(
                    """
                    UPDATE belonging SET spot = ?3
                    WHERE person = ?1 AND label = ?2 AND \(BelongingTable.presentVehicle)
                    """, vehicle.person, vehicle.plate, vehicle.parking)
            } else {
                try BelongingTable.insert(tx, vehicle.new(tx.newID()))
            }
        }
    }

    static func document(_ record: PersonRecord, _ codes: [ID<Place>: String]) -> SearchIndex.Document {
        let stays = record.stays.sorted { ($1.from, $0.id) < ($0.from, $1.id) }
        return PersonTable.document(of: record.person, rooms: stays.compactMap { codes[$0.place] }, record.vehicles)
    }
}

extension Person {
    fileprivate func with(phones: [String]) -> Person { with(name: name, phones: phones, tags: tags, note: note) }
}
