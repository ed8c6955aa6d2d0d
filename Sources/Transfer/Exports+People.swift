import Casework
import Directory
import Kernel
import Store
import Workforce

extension Exports {
    /// A customer with the codes of the places that they live or lived in.
    package struct Resident: Sendable {
        package let record: PersonRecord
        package let codes: [ID<Place>: String]
        /// Whether whoever takes it out sees the telephone numbers.
        package let showsPhones: Bool
    }

    /// What it takes over a customer whose file leaves the house.
    package static let rightsOverPeople: Set<Right> = [.peopleRead, .exportRun]

    /// Customers of a project after one, in the order in which they came: a page of them.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func people(
        in project: ID<Project>, after: ID<Person>?, for actor: Actor
    ) async throws -> [Resident] {
        try require([.exportRun, .peopleRead], of: actor, in: project)
        return try await store.read { db in
            let sight = try PeopleSight(db, of: actor)
            let people = try sight.list(
                db, by: Self.rightsOverPeople, in: project, after: after, limit: Self.page)
            return try Self.residents(db, people.map(\.id), sight)
        }
    }

    /// Customers who were found, in the order in which they came; those who may not be taken out are left out.
    package func people(_ ids: [ID<Person>], for actor: Actor) async throws -> [Resident] {
        try await store.read { db in
            try Self.residents(db, ids, PeopleSight(db, of: actor)).filter(\.record.person.stands)
        }
    }

    /// The vehicles that some of them have or had, as they were written.
    package func vehicles(of residents: [Resident]) async throws -> [ID<Person>: [Belonging]] {
        let ids = residents.map(\.record.person.id)
        return try await store.read { db in try BelongingTable.standingVehicles(db, of: ids) }
    }

    private static func residents(_ db: DB, _ ids: [ID<Person>], _ sight: PeopleSight) throws -> [Resident] {
        let records = try PersonRecordTable.find(db, ids)
        let rights = try sight.rights(db, over: ids.compactMap { records[$0]?.person })
        let homes = Set(records.values.flatMap(\.stays).map(\.place)).sorted()
        let codes = try PlaceTable.codes(db, of: homes)
        return ids.compactMap { id in
            guard let record = records[id], let own = rights[id], rightsOverPeople.isSubset(of: own) else { return nil }
            return Resident(record: record, codes: codes, showsPhones: own.contains(.peoplePhone))
        }
    }
}
