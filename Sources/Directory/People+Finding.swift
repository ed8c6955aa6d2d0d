import Kernel
import Store

extension People {
    /// By telephone, room, name, pinyin, initials or plate, the best first. What is a room, or the beginning of one,
    /// means those who live there now and nobody else.
    package func find(_ text: String, in projects: [ID<Project>], limit: Int) async throws -> [PersonFile] {
        try await store.read { try find($0, text, in: projects, limit: limit) }
    }

    /// - Parameter admission: what of the projects may be found; nil for all of it.
    package func find(
        _ db: DB, _ text: String, in projects: [ID<Project>], admission: Admission? = nil, limit: Int
    ) throws -> [PersonFile] {
        let limit = max(1, limit)
        let local = try neighbourhood(db, of: text)
        let exact = try self.exact(db, text, local, in: projects, admission: admission, limit: limit)
        // More than are shown, so that the best of them are.
        let found = try exact.isCertain ? [] : projects.flatMap {
            try Self.indexed(db, text, in: $0, admission: admission, limit: max(limit, Self.looked))
        }
        let ranked = try Self.ranked(found.filter { !local.isElsewhere($0) }, by: text, local, db)
        var seen: Set<ID<Person>> = []
        let best = (exact.people + ranked).filter { seen.insert($0.id).inserted }.prefix(limit)
        return try PersonFile.all(db, Array(best))
    }

    /// What was typed as a number, if it is one, in each project.
    func neighbourhood(_ db: DB, of text: String) throws -> PhoneNeighbourhood {
        let all = areas == .none ? [] : try ProjectTable.all(db)
        return PhoneNeighbourhood(areas, of: all, asked: Phone.typed(text))
    }

    /// Those whom a telephone, an identity paper or a room means, and whether nobody else can be meant.
    func exact(
        _ db: DB, _ text: String, _ local: PhoneNeighbourhood, in projects: [ID<Project>], admission: Admission?,
        limit: Int
    ) throws -> (people: [Person], isCertain: Bool) {
        let byPhone = try Phone.typed(text).map { try PersonTable.find(db, phoneOrLocal: $0) } ?? []
        let known = try (holders(db, of: text) + byPhone.filter(local.has)).filter { projects.contains($0.project) }
        let rooms = try Places.coded(db, text, in: projects, admission: admission, limit: limit)
        let byRoom = try rooms.places.flatMap { try OccupancyTable.residents(db, at: $0.id) }
            .filter(\.occupancy.isPresent).map(\.person)
        let people = try admission.map { try $0.admitted(byRoom + known, db) } ?? byRoom + known
        return (people, rooms.isCertain)
    }

    /// Whom the index names, the newest first. Where not all may be seen, what is held back is made up for, within
    /// bounds.
    private static func indexed(
        _ db: DB, _ text: String, in project: ID<Project>, admission: Admission?, limit: Int
    ) throws -> [Person] {
        let (query, scope) = (SearchQuery(text), SearchIndex.Scope("person", in: project))
        guard let admission else {
            return try people(db, SearchIndex.find(db, query, scope: scope, limit: limit))
        }
        var (found, before): ([Person], Int64) = ([], .max)
        for step in [limit, limit * 4, Admission.most] where found.count < limit {
            let ids = try SearchIndex.find(db, query, scope: scope, before: before, limit: step)
            found += try admission.admitted(people(db, ids), db)
            guard ids.count == step, let last = ids.last else { break }
            before = last
        }
        return Array(found.prefix(limit))
    }

    static func people(_ db: DB, _ ids: [Int64]) throws -> [Person] {
        let ids = ids.map { ID<Person>(number: $0) }
        let read = try PersonTable.find(db, ids)
        return ids.compactMap { read[$0] }
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
