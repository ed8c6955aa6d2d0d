import Kernel
import Store

/// The customers, found and listed, with their rooms and vehicles.
package struct People: Sendable {
    package let store: Store
    private let keyring: Keyring?
    /// In which areas landlines are written without one.
    package let areas: PhoneAreas

    /// - Parameter keyring: what marks the numbers of identity papers; without one nobody is found by them.
    package init(_ store: Store, keyring: Keyring? = nil, areas: PhoneAreas = .none) {
        (self.store, self.keyring, self.areas) = (store, keyring, areas)
    }

    /// Where a new customer lives.
    package typealias Moving = (place: ID<Place>, capacity: Occupancy.Capacity, from: Day)

    /// What of a customer is kept to answer a repeated request: nothing that would have to be forgotten.
    private struct Kept: Codable { let id: ID<Person> }

    /// Keeps a new customer.
    ///
    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/phoneUnreadable(_:)`` · ``DirectoryRefusal/unknownPlace(_:)`` for one of another project
    package func add(
        _ draft: PersonDraft, living occupancies: [Moving] = [],
        vehicles: [(plate: String, parking: String)] = [], request: RequestKey? = nil, by actor: Int64
    ) async throws -> Person {
        let draft = try draft.checked()
        return try await store.write { tx in
            let kept = try tx.once(request, actor: actor) {
                let person = try Self.keep(tx, draft, living: occupancies, vehicles)
                try Audit.append(tx, actor: actor, act: "person.add", subject: person.id.description)
                return Kept(id: person.id)
            }
            guard let person = try PersonTable.find(tx, kept.id)
            else { throw DirectoryRefusal.unknownPerson(kept.id.description) }
            return person
        }
    }

    private static func keep(
        _ tx: Tx, _ draft: PersonDraft, living occupancies: [Moving],
        _ vehicles: [(plate: String, parking: String)]
    ) throws -> Person {
        let person = draft.person(tx.newID())
        try PersonTable.insert(tx, person)
        for (place, capacity, from) in occupancies {
            guard try PlaceTable.find(tx, place)?.project == draft.project else {
                throw DirectoryRefusal.unknownPlace(place.description)
            }
            let stay = Occupancy(id: tx.newID(), person: person.id, place: place, capacity: capacity, from: from)
            try OccupancyTable.insert(tx, stay)
        }
        var seen: Set<String> = []
        for (plate, parking) in vehicles where seen.insert(plate).inserted {
            let values = ["plate": plate, "space": parking]
            let vehicle = Belonging(id: tx.newID(), person: person.id, kind: .vehicle, values: values)
            try BelongingTable.insert(tx, vehicle)
        }
        if !occupancies.isEmpty || !vehicles.isEmpty { try PersonTable.index(tx, [person]) }
        return person
    }

    package func person(_ id: ID<Person>) async throws -> PersonFile? {
        try await store.read { db in try PersonFile(db, id) }
    }

    /// Whose identity paper has this number, the whole of it.
    func holders(_ db: DB, of text: String) throws -> [Person] {
        let number = PaperNumber.plain(text)
        guard number.count >= 4, number.contains(where: \.isNumber), let held = try keyring?.heldBefore()
        else { return [] }
        let found = try PaperNumber.spellings(text).flatMap { try PaperTable.holders(db, mark: held.mark(of: $0)) }
        return try Set(found).sorted().compactMap { try PersonTable.find(db, $0) }
    }

    package func list(in project: ID<Project>, after: ID<Person>?, limit: Int) async throws -> [PersonFile] {
        try await store.read { db in
            try PersonFile.all(
                db, PersonTable.list(db, in: project, after: after?.number ?? 0, limit: limit))
        }
    }

    /// The names of up to 200 customers, by identity; of those that there are.
    package func names(of ids: [ID<Person>]) async throws -> [ID<Person>: String] {
        try await store.read { try PersonTable.names($0, Array(Set(ids).sorted().prefix(200))) }
    }

    /// Notes in the audit trail that somebody looked at a masked number as it was kept on a case.
    package func noteUnmasking(
        of person: ID<Person>?, on number: String, reason: String, request: RequestKey? = nil, by actor: Int64
    ) async throws {
        _ = try await store.write { tx in
            try tx.once(request, actor: actor) {
                let subject = [number, person?.description].compactMap(\.self).joined(separator: " ")
                try Audit.append(tx, actor: actor, act: "person.unmask", subject: subject, detail: reason)
                return true
            }
        }
    }

    /// Notes in the audit trail that somebody looked at a masked number.
    package func noteUnmasking(
        of person: ID<Person>, reason: String, request: RequestKey? = nil, by actor: Int64
    ) async throws {
        _ = try await store.write { tx in
            try tx.once(request, actor: actor) {
                try Audit.append(tx, actor: actor, act: "person.unmask", subject: person.description, detail: reason)
                return true
            }
        }
    }
}

/// A customer with rooms, household and vehicles.
package struct PersonFile: Sendable {
    package struct Room: Sendable {
        package let place: Place
        package let occupancy: Occupancy
        /// The others who live there now.
        package let household: [Person]
    }

    package let person: Person
    package let rooms: [Room]
    package let vehicles: [Vehicle]

    package init?(_ db: DB, _ id: ID<Person>) throws {
        guard let person = try PersonTable.find(db, id) else { return nil }
        try self.init(db, person)
    }

    /// Of the others who live there those alone who are among some.
    package func with(household: Set<ID<Person>>) -> PersonFile {
        let rooms = rooms.map { room in
            Room(
                place: room.place, occupancy: room.occupancy,
                household: room.household.filter { household.contains($0.id) })
        }
        return PersonFile(person: person, rooms: rooms, vehicles: vehicles)
    }

    private init(person: Person, rooms: [Room], vehicles: [Vehicle]) {
        (self.person, self.rooms, self.vehicles) = (person, rooms, vehicles)
    }

    package init(_ db: DB, _ person: Person) throws { self = try Self.all(db, [person])[0] }

    /// Of many, in few statements; in their order.
    package static func all(_ db: DB, _ people: [Person]) throws -> [PersonFile] {
        let ids = people.map(\.id)
        let (stays, households) = (try OccupancyTable.all(db, of: ids), try OccupancyTable.household(db, of: ids))
        let vehicles = try BelongingTable.vehicles(db, of: ids)
        return people.map { person in
            let rooms = (stays[person.id] ?? []).filter(\.occupancy.isStanding).map { occupancy, place in
                Room(place: place, occupancy: occupancy, household: households[person.id]?[place.id] ?? [])
            }
            return PersonFile(person: person, rooms: rooms, vehicles: vehicles[person.id] ?? [])
        }
    }
}
