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
        /// Whether they see the numbers of identity papers.
        package let showsPapers: Bool
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

    /// A paper as it leaves the house: its number in full, or its last signs alone.
    package struct ShownPaper: Sendable {
        package let kind: PaperNumber.Kind
        package let number: String
        package let isInFull: Bool
    }

    /// The papers of some of them, as they were written; those that do not open stay.
    package func papers(of residents: [Resident]) async throws -> [ID<Person>: [ShownPaper]] {
        let held = try? keyring?.heldBefore()
        guard let held else { return [:] }
        let inFull = Set(residents.filter(\.showsPapers).map(\.record.person.id))
        let all = try await store.read { db in
            try PaperTable.standing(db, of: residents.map(\.record.person.id)).map(\.paper)
        }
        return Dictionary(grouping: all, by: \.person).mapValues { papers in
            papers.compactMap { paper in
                guard let number = try? held.number(of: paper) else { return nil }
                let isInFull = inFull.contains(paper.person)
                return ShownPaper(
                    kind: paper.kind, number: isInFull ? number : PaperNumber.masked(number), isInFull: isInFull)
            }
        }
    }

    /// What some of them said last about unasked text messages and calls.
    package func consents(of residents: [Resident]) async throws -> [ID<Person>: [Consent.Channel: Bool]] {
        let ids = residents.map(\.record.person.id)
        return try await store.read { try ConsentTable.lastWords($0, of: ids) }
    }

    private static func residents(_ db: DB, _ ids: [ID<Person>], _ sight: PeopleSight) throws -> [Resident] {
        let records = try PersonRecordTable.find(db, ids)
        let rights = try sight.rights(db, over: ids.compactMap { records[$0]?.person })
        let homes = Set(records.values.flatMap(\.stays).map(\.place)).sorted()
        let codes = try PlaceTable.codes(db, of: homes)
        return ids.compactMap { id in
            guard let record = records[id], let own = rights[id], rightsOverPeople.isSubset(of: own) else { return nil }
            return Resident(record: record, codes: codes, showsPhones: own.contains(.peoplePhone),
                showsPapers: own.contains(.peopleUnmask))
        }
    }
}
