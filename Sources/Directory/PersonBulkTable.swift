import Kernel
import Store

/// Many customers at once: what an import reads and writes by few statements.
extension PersonRecordTable {
    /// Keeps new customers with everything about them. What they are found by is spelled out meanwhile.
    ///
    /// - Parameter codes: of the places, for what they are found by.
    package static func insert(_ tx: Tx, _ records: [PersonRecord], codes: [ID<Place>: String]) throws {
        let documents = Meanwhile { records.together { document($0, codes) } }
        try tx.put(into: "person", personColumns, rows: records.map { values(of: $0.person) })
        try tx.put(into: "person_phone", "digits, person", rows: records.flatMap(phones))
        try tx.put(
            into: "occupancy", stayColumns,
            rows: records.flatMap { record in record.stays.map { values(of: $0, record) } })
        try tx.put(into: "person_number", "project, number, person", rows: records.compactMap(number))
        for record in records {
            for vehicle in record.vehicles { try BelongingTable.insert(tx, vehicle.new(tx.newID())) }
            for tie in record.ties ?? [] { try BelongingTable.insert(tx, tie) }
        }
        for (record, document) in zip(records, documents.result) {
            SearchIndex.put(tx, id: record.person.id.number, document)
        }
    }

    static let personColumns = "id, project, name, phones, tags, note, birthday"
    static let stayColumns = "id, place, capacity, from_day, to_day, person"

    static func values(of person: Person) -> [any SQLConvertible] {
        [
            person.id, person.project, person.name, JSONColumn(person.phones), JSONColumn(person.tags), person.note,
            person.birthday,
        ]
    }

    static func values(of stay: PersonRecord.Stay, _ record: PersonRecord) -> [any SQLConvertible] {
        [stay.id, stay.place, stay.capacity, stay.from, stay.to, record.person.id]
    }

    static func number(of record: PersonRecord) -> [any SQLConvertible]? {
        record.number.map { [record.person.project, $0, record.person.id] }
    }

    /// Each number once, however often it was given.
    static func phones(_ record: PersonRecord) -> [[any SQLConvertible]] {
        var seen: Set<String> = []
        return record.person.phones.compactMap { Phone($0)?.digits }.filter { seen.insert($0).inserted }
            .map { [$0, record.person.id] }
    }

    /// Who is called exactly so, among the newest whom the index finds by it.
    package static func named(_ db: DB, _ name: String, in project: ID<Project>) throws -> [ID<Person>] {
        let found = try SearchIndex.find(
            db, SearchQuery(name), scope: .init("person", in: project), limit: namesakes)
        return try PersonTable.names(db, found.map { ID<Person>(number: $0) }).filter { $0.value == name }.keys.sorted()
    }

    private static let namesakes = 1_000
}

extension OccupancyTable {
    /// All of some places that are not struck through, the oldest first; a place where nobody ever was has none.
    package static func standing(_ db: DB, at places: [ID<Place>]) throws -> [ID<Place>: [Occupancy]] {
        var all: [ID<Place>: [Occupancy]] = [:]
        for start in stride(from: 0, to: places.count, by: PlaceTable.batch) {
            let some = Array(places[start..<min(start + PlaceTable.batch, places.count)])
            let marks = some.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
            let found = try db.rows(
                """
                SELECT \(columns) FROM occupancy WHERE place IN (\(marks)) AND struck_at IS NULL
                ORDER BY place, from_day, id
                """, list: some, make: make)
            for one in found { all[one.place, default: []].append(one) }
        }
        return all
    }
}

extension Vehicle {
    /// As an entry of its own.
    func new(_ id: ID<Belonging>) -> Belonging {
        Belonging(id: id, person: person, kind: .vehicle, values: ["plate": plate, "space": parking])
    }
}
