import Kernel
import Store

/// The customers, their rooms and vehicles.
package struct People: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// Keeps a new customer.
    ///
    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/phoneUnreadable(_:)`` · ``DirectoryRefusal/unknownPlace(_:)`` for one of another project
    package func add(
        _ draft: PersonDraft, living occupancies: [(place: ID<Place>, capacity: Occupancy.Capacity, from: Day)] = [],
        vehicles: [(plate: String, parking: String)] = [], request: RequestKey? = nil, by actor: Int64
    ) async throws -> Person {
        let draft = try draft.checked()
        return try await store.write { tx in
            try tx.once(request, actor: actor) {
                let person = Person(
                    id: tx.newID(), project: draft.project, name: draft.name, phones: draft.phones, tags: draft.tags,
                    note: draft.note)
                try PersonTable.insert(tx, person)
                for (place, capacity, from) in occupancies {
                    guard try PlaceTable.find(tx, place)?.project == draft.project else {
                        throw DirectoryRefusal.unknownPlace(place.description)
                    }
                    try PersonTable.insert(
                        tx, Occupancy(person: person.id, place: place, capacity: capacity, from: from, to: nil))
                }
                for (plate, parking) in vehicles {
                    try PersonTable.insert(tx, Vehicle(plate: plate, person: person.id, parking: parking))
                }
                if !occupancies.isEmpty || !vehicles.isEmpty { try PersonTable.index(tx, person) }
                try Audit.append(tx, actor: actor, act: "person.add", subject: person.id.description)
                return person
            }
        }
    }

    package func person(_ id: ID<Person>) async throws -> PersonFile? {
        try await store.read { db in try PersonFile(db, id) }
    }

    package func list(in project: ID<Project>, after: ID<Person>?, limit: Int) async throws -> [PersonFile] {
        try await store.read { db in
            try PersonTable.list(db, in: project, after: after?.number ?? 0, limit: limit)
                .compactMap { try PersonFile(db, $0.id) }
        }
    }

    /// Notes in the audit trail that somebody looked at a masked number as it was kept on a case.
    package func noteUnmasking(
        of person: ID<Person>?, on number: String, reason: String, by actor: Int64
    ) async throws {
        try await store.write { tx in
            let subject = [number, person?.description].compactMap(\.self).joined(separator: " ")
            try Audit.append(tx, actor: actor, act: "person.unmask", subject: subject, detail: reason)
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
        self.person = person
        rooms = try PersonTable.occupancies(db, of: id).map { occupancy, place in
            let others = try PersonTable.residents(db, of: place.id)
                .filter { $0.occupancy.to == nil && $0.person.id != id }
            return Room(place: place, occupancy: occupancy, household: others.map(\.person))
        }
        vehicles = try PersonTable.vehicles(db, of: id)
    }
}
