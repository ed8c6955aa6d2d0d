import Directory
import Kernel
import Store
import Workforce

/// Everything about one customer, from one consistent state: what the one page shows.
package struct CustomerFile: Sendable {
    /// Somebody may be the same person a second time.
    package struct Twin: Sendable {
        package let person: Person
        package let sign: TwinTable.Sign
    }

    package struct Joined: Sendable {
        package let merge: PersonMerge
        /// The other record of the two.
        package let other: Person
    }

    package struct Distinct: Sendable {
        package let mark: DistinctPerson
        package let other: Person
    }

    package let person: Person
    /// The newest first; those that are struck through too.
    package let stays: [(occupancy: Occupancy, place: Place)]
    /// Who else is there now, by place.
    package let household: [ID<Place>: [Person]]
    package let belongings: [Belonging]
    /// With the number as everybody may see it; nil where the key is not at hand.
    package let papers: [(paper: Paper, masked: String?)]
    /// The newest first.
    package let changes: [PersonChange]
    package let merges: [Joined]
    package let contacts: [Contact]
    package let consents: [Consent]
    package let twins: [Twin]
    /// Who is not the same person, the newest first; what was taken back too.
    package let distinct: [Distinct]
    /// Nil for a record that does not stand, and for who lives nowhere here.
    package let plan: ContactPlan?
    package let today: Day
    package let allowed: Set<PersonAct.Name>
    fileprivate let rights: Set<Right>

    /// Whether its reader may do that with it.
    package func may(_ right: Right) -> Bool { rights.contains(right) }
}

extension Customers {
    private static let mostChanges = 100
    private static let mostContacts = 30
    private static let mostTwins = 6

    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)``
    package func file(_ id: ID<Person>, for actor: Actor) async throws -> CustomerFile {
        try await store.read { db in
            let (person, rights) = try Self.known(db, id, for: actor)
            let sight = try PeopleSight(db, of: actor)
            let stays = try OccupancyTable.all(db, of: id)
            let contacts = try ContactTable.all(db, of: id, limit: Self.mostContacts)
            let today = try today(db, person.project)
            let plan = try plan(db, person, stays.map(\.occupancy), contacts)
            return CustomerFile(
                person: person, stays: stays, household: try household(db, of: id, sight),
                belongings: try BelongingTable.all(db, of: id),
                papers: try PaperTable.all(db, of: id).map { ($0, masked($0)) },
                changes: try changes(db, of: person, for: actor),
                merges: try merges(db, of: id, sight), contacts: contacts,
                consents: try ConsentTable.all(db, of: id, limit: Self.mostContacts),
                twins: person.stands ? try twins(db, of: person, sight) : [],
                distinct: try distinct(db, of: id, sight), plan: plan, today: today,
                allowed: allowed(person, rights, for: actor), rights: rights)
        }
    }

    /// Who is somebody else is named to those alone who see all of the project.
    private func changes(_ db: DB, of person: Person, for actor: Actor) throws -> [PersonChange] {
        let all = try PersonChangeTable.all(db, of: person.id, before: .max, limit: Self.mostChanges)
        return actor.may(.peopleRead, in: person.project) ? all : all.filter { $0.about != "distinct" }
    }

    private func masked(_ paper: Paper) -> String? {
        (try? keyring?.number(of: paper)).map(PaperNumber.masked)
    }

    /// Of the others those alone whose files may be read.
    private func household(_ db: DB, of id: ID<Person>, _ sight: PeopleSight) throws -> [ID<Place>: [Person]] {
        let all = try OccupancyTable.household(db, of: id)
        let seen = try sight.readable(db, all.values.flatMap(\.self))
        return all.mapValues { $0.filter { seen.contains($0.id) } }
    }

    private func others(_ db: DB, _ ids: [ID<Person>], _ sight: PeopleSight) throws -> [ID<Person>: Person] {
        let all = try PersonTable.find(db, ids)
        let seen = try sight.readable(db, Array(all.values))
        return all.filter { seen.contains($0.key) }
    }

    private func merges(_ db: DB, of id: ID<Person>, _ sight: PeopleSight) throws -> [CustomerFile.Joined] {
        let merges = try PersonMergeTable.all(db, of: id)
        let others = try others(db, merges.map { $0.kept == id ? $0.gone : $0.kept }, sight)
        return merges.compactMap { merge in
            others[merge.kept == id ? merge.gone : merge.kept].map { CustomerFile.Joined(merge: merge, other: $0) }
        }
    }

    private func distinct(_ db: DB, of id: ID<Person>, _ sight: PeopleSight) throws -> [CustomerFile.Distinct] {
        let marks = try DistinctPersonTable.all(db, of: id)
        let others = try others(db, marks.map { $0.opposite(id) }, sight)
        return marks.compactMap { mark in
            others[mark.opposite(id)].map { CustomerFile.Distinct(mark: mark, other: $0) }
        }
    }

    private func twins(_ db: DB, of person: Person, _ sight: PeopleSight) throws -> [CustomerFile.Twin] {
        let all = try TwinTable.twins(db, of: person, limit: Self.mostTwins)
        let people = try others(db, all.map(\.id), sight)
        return all.compactMap { id, sign in
            guard let twin = people[id], twin.stands, twin.project == person.project else { return nil }
            return CustomerFile.Twin(person: twin, sign: sign)
        }
    }

    private func plan(
        _ db: DB, _ person: Person, _ stays: [Occupancy], _ contacts: [Contact]
    ) throws -> ContactPlan? {
        guard person.stands, stays.contains(where: \.isPresent) else { return nil }
        let zone = try ProjectTable.all(db).first { $0.id == person.project }?.zone ?? .shanghai
        return try plan(db, person, spoken: contacts.first?.at, agreed: contacts.first?.nextOn, zone)
    }

    /// When somebody who lives here should be spoken to, by their last contact.
    func plan(
        _ db: DB, _ person: Person, spoken last: Instant?, agreed: Day?, _ zone: Zone
    ) throws -> ContactPlan {
        let spoken = last.map(zone.day(of:))
        let asked = try ReporterTable.last(db, of: person.id).map { zone.day(of: IDMaker.time(of: $0.number)) }
        let known = zone.day(of: IDMaker.time(of: person.id.number))
        return ContactPlan.next(
            tags: person.tags, spoken: spoken, heard: [spoken, asked].compactMap(\.self).max(), known: known,
            agreed: agreed, rules)
    }
}
