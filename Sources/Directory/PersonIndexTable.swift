import Kernel
import Store

extension PersonTable {
    /// Name, telephones, rooms, plates and whom to call: everything that the one box finds people by. Who was merged
    /// or taken out is found by nothing.
    static func index(_ tx: Tx, _ people: [Person]) throws {
        for person in people where !person.stands { SearchIndex.remove(tx, id: person.id.number) }
        let standing = people.filter(\.stands)
        let known = try PersonTraits(tx, of: standing)
        for (person, document) in zip(standing, standing.together { known.document(of: $0) }) {
            SearchIndex.replace(tx, id: person.id.number, document)
        }
    }
}

/// What people are found by besides their own rows, read for many at once.
private struct PersonTraits: Sendable {
    private var rooms: [ID<Person>: [String]] = [:]
    private var belongings: [ID<Person>: [Belonging]] = [:]
    /// Of who was merged into them.
    private var names: [ID<Person>: [String]] = [:]

    init(_ db: DB, of people: [Person]) throws {
        for start in stride(from: 0, to: people.count, by: PlaceTable.batch) {
            let some = people[start..<min(start + PlaceTable.batch, people.count)]
            let ids = some.map(\.id)
            rooms.merge(try OccupancyTable.codes(db, of: ids)) { $1 }
            belongings.merge(try BelongingTable.present(db, of: ids)) { $1 }
            // Whoever has never changed was never merged.
            let changed = some.filter { $0.version > 1 }.map(\.id)
            names.merge(try PersonMergeTable.names(db, into: changed)) { $1 }
        }
    }

    func document(of person: Person) -> SearchIndex.Document {
        let belongings = belongings[person.id] ?? []
        return PersonTable.document(
            of: person, rooms: rooms[person.id] ?? [], belongings.compactMap(\.vehicle),
            names: (names[person.id] ?? []) + belongings.map(\.name).filter { !$0.isEmpty },
            phones: belongings.map { $0["contactPhone"] })
    }
}

extension OccupancyTable {
    /// The codes of where people live, lived, or will; the newest first.
    fileprivate static func codes(_ db: DB, of people: [ID<Person>]) throws -> [ID<Person>: [String]] {
        let all = try words(
            db, "o.person, a.code FROM occupancy o JOIN place a ON a.id = o.place WHERE o.person", people,
            "AND o.struck_at IS NULL ORDER BY o.person, o.from_day DESC, o.id")
        return Dictionary(grouping: all, by: \.0).mapValues { $0.map(\.1) }
    }
}

extension PersonMergeTable {
    /// What those are called who were merged into people.
    fileprivate static func names(_ db: DB, into people: [ID<Person>]) throws -> [ID<Person>: [String]] {
        let merged = "person_merge merged JOIN person ON person.id = merged.gone"
        let all = try words(
            db, "merged.kept, person.name FROM \(merged) WHERE merged.kept", people,
            "AND merged.undone_at IS NULL ORDER BY merged.kept, merged.id")
        return Dictionary(grouping: all, by: \.0).mapValues { $0.map(\.1) }
    }
}

extension BelongingTable {
    /// What people have now; of each by kind, then as it was written.
    fileprivate static func present(_ db: DB, of people: [ID<Person>]) throws -> [ID<Person>: [Belonging]] {
        guard !people.isEmpty else { return [:] }
        let marks = people.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let now = "to_day IS NULL AND struck_at IS NULL"
        let all = try db.rows(
            "SELECT \(columns) FROM belonging WHERE person IN (\(marks)) AND \(now) ORDER BY person, kind, id",
            list: people, make: make)
        return Dictionary(grouping: all, by: \.person)
    }
}

/// Words of people: a query whose rows are a person and a text.
private func words(
    _ db: DB, _ from: String, _ people: [ID<Person>], _ rest: String
) throws -> [(ID<Person>, String)] {
    guard !people.isEmpty else { return [] }
    let marks = people.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    return try db.rows("SELECT \(from) IN (\(marks)) \(rest)", list: people) { (try $0.next(), try $0.next()) }
}
