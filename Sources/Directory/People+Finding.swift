import Kernel
import Store

extension People {
    /// By telephone, room, name, pinyin, initials or plate, the best first. What is a room, or the beginning of one,
    /// means those who live there now and nobody else.
    package func find(_ text: String, in projects: [ID<Project>], limit: Int) async throws -> [PersonFile] {
        let limit = max(1, limit)
        return try await store.read { db in
            let phone = Phone.typed(text)
            let byPhone = try phone.map { try PersonTable.find(db, phoneOrLocal: $0) } ?? []
            let all = areas == .none ? [] : try ProjectTable.all(db)
            let local = PhoneNeighbourhood(areas, of: all, asked: phone)
            let known = try (holders(db, of: text) + byPhone.filter(local.has)).filter { projects.contains($0.project) }
            let rooms = try Places.coded(db, text, in: projects, limit: limit)
            let byRoom = try rooms.places.flatMap { try OccupancyTable.residents(db, at: $0.id) }
                .filter(\.occupancy.isPresent).map(\.person)
            // More than are shown, so that the best of them are.
            let found: [Int64] = try rooms.isCertain ? [] : projects.flatMap {
                try SearchIndex.find(
                    db, SearchQuery(text), scope: .init("person", in: $0), limit: max(limit, Self.looked))
            }
            let ids = found.map { ID<Person>(number: $0) }
            let read = try PersonTable.find(db, ids)
            let people = ids.compactMap { read[$0] }.filter { !local.isElsewhere($0) }
            let ranked = try Self.ranked(people, by: text, local, db)
            var seen: Set<ID<Person>> = []
            return try (byRoom + known + ranked)
                .filter { seen.insert($0.id).inserted }.prefix(limit).map { try PersonFile(db, $0) }
        }
    }

    /// Among so many of the newest that the index names the best are looked for.
    private static let looked = 60

    /// Exact numbers and plates, then names, written before read; what was found by a tail or a room, in the order of
    /// the index, last.
    private static func ranked(
        _ people: [Person], by text: String, _ local: PhoneNeighbourhood, _ db: DB
    ) throws -> [Person] {
        let mayBePlate = text.contains { $0.isNumber }
        let vehicles = mayBePlate ? try BelongingTable.vehicles(db, of: people.map(\.id)) : [:]
        let ranks = people.map { person in
            if local.has(person) { return -1 }
            if vehicles[person.id]?.contains(where: { $0.isCalled(text) }) == true { return -1 }
            return SearchMatch(text, in: person.name)?.rank ?? .max
        }
        return zip(people, ranks).enumerated().sorted { a, b in
            (a.element.1, a.offset) < (b.element.1, b.offset)
        }.map(\.element.0)
    }
}
