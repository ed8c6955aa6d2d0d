import Kernel
import Store

/// Vehicles and ties of many customers, and one as it was before: what an import reads, writes and takes back. The
/// owner's file has a new version each time, and is found by what there is then.
extension BelongingTable {
    /// The vehicles that people have or had and that are not struck through, as they were written.
    package static func standingVehicles(_ db: DB, of people: [ID<Person>]) throws -> [ID<Person>: [Belonging]] {
        var all: [ID<Person>: [Belonging]] = [:]
        for start in stride(from: 0, to: people.count, by: PlaceTable.batch) {
            let some = Array(people[start..<min(start + PlaceTable.batch, people.count)])
            let marks = some.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
            let found = try db.rows(
                """
                SELECT \(columns) FROM belonging WHERE person IN (\(marks)) AND kind = 'vehicle' AND struck_at IS NULL
                ORDER BY person, id
                """, list: some, make: make)
            for one in found { all[one.person, default: []].append(one) }
        }
        return all
    }

    /// Whom to call for people, their contact persons and whom they work for now; of each by kind, then as they were
    /// written.
    static func ties(_ db: DB, of people: [ID<Person>]) throws -> [ID<Person>: [Belonging]] {
        guard !people.isEmpty else { return [:] }
        let marks = people.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let found = try db.rows(
            """
            SELECT \(columns) FROM belonging WHERE person IN (\(marks))
              AND kind IN ('emergency', 'contact', 'employer') AND to_day IS NULL AND struck_at IS NULL
            ORDER BY person, kind, id
            """, list: people, make: make)
        return Dictionary(grouping: found, by: \.person)
    }

    /// What of people's ties is new is written, what is not there any more is taken back.
    static func changeTies(_ tx: Tx, from old: PersonRecord, to new: PersonRecord) throws {
        guard let had = old.ties, let has = new.ties, had != has else { return }
        let gone = Set(had.map(\.id)).subtracting(has.map(\.id))
        try tx.delete(from: "belonging", where: "id", in: gone.sorted())
        let known = Set(had.map(\.id))
        for one in has where !known.contains(one.id) { try insert(tx, one) }
    }

    package static func keep(_ tx: Tx, _ one: Belonging) throws {
        try insert(tx, one)
        try touch(tx, one.person)
    }

    /// Where it stands and when: whatever else of it does not change.
    package static func replace(_ tx: Tx, _ one: Belonging) throws {
        try tx.run(
            "UPDATE belonging SET spot = ?2, from_day = ?3, to_day = ?4 WHERE id = ?1", one.id, one["space"], one.from,
            one.to)
        try touch(tx, one.person)
    }

    /// The engine refuses it where something else speaks of it.
    package static func takeBack(_ tx: Tx, _ one: Belonging) throws {
        try tx.run("DELETE FROM belonging WHERE id = ?1", one.id)
        try touch(tx, one.person)
    }

    private static func touch(_ tx: Tx, _ id: ID<Person>) throws {
        try tx.run("UPDATE person SET version = version + 1 WHERE id = ?1", id)
        if let person = try PersonTable.find(tx, id) { try PersonTable.index(tx, [person]) }
    }
}

extension Belonging {
    /// What a person, an organisation or a card is found by; empty where it has no such name.
    var name: String { [self["contactName"], self["organisation"], self["memberNumber"]].first { !$0.isEmpty } ?? "" }
}
