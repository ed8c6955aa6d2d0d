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
            for (person, own) in try BelongingTable.ties(db, of: some) { all[person]?.ties = own }
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
    ///
    /// - Parameter formerly: names of those who may have lived there as well.
    package static func candidates(
        _ db: DB, numbers: [String], digits: [String], places: [ID<Place>], formerly: Set<String>,
        in project: ID<Project>
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
            let sql = "SELECT person FROM person_phone WHERE digits IN (\(marks)) ORDER BY person"
            ids.formUnion(try db.rows(sql, list: some) { try $0.next(ID<Person>.self) })
        }
        try inBatches(places) { some, marks in
            let lived = try db.rows(
                """
                SELECT stay.person, stay.to_day IS NULL, person.name
                FROM occupancy stay JOIN person ON person.id = stay.person
                WHERE stay.place IN (\(marks)) AND stay.struck_at IS NULL ORDER BY stay.person
                """, list: some
            ) { (try $0.next(ID<Person>.self), try $0.next(Bool.self), try $0.next(String.self)) }
            ids.formUnion(lived.filter { $0.1 || formerly.contains($0.2) }.map(\.0))
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
    static func document(_ record: PersonRecord, _ codes: [ID<Place>: String]) -> SearchIndex.Document {
        let stays = record.stays.sorted { ($1.from, $0.id) < ($0.from, $1.id) }
        let ties = record.ties ?? []
        return PersonTable.document(
            of: record.person, rooms: stays.compactMap { codes[$0.place] }, record.vehicles,
            names: ties.map(\.name), phones: ties.map { $0["contactPhone"] })
    }
}
