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
}

extension Customers {
    private static let mostChanges = 100
    private static let mostContacts = 30
    private static let mostTwins = 6

    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)``
    package func file(_ id: ID<Person>, for actor: Actor) async throws -> CustomerFile {
        try await store.read { db in
            let person = try known(db, id, for: actor)
            let stays = try OccupancyTable.all(db, of: id)
            let contacts = try ContactTable.all(db, of: id, limit: Self.mostContacts)
            let today = try today(db, person.project)
            let plan = try plan(db, person, stays.map(\.occupancy), contacts)
            return CustomerFile(
                person: person, stays: stays, household: try OccupancyTable.household(db, of: id),
                belongings: try BelongingTable.all(db, of: id),
                papers: try PaperTable.all(db, of: id).map { ($0, masked($0)) },
                changes: try PersonChangeTable.all(db, of: id, before: .max, limit: Self.mostChanges),
                merges: try merges(db, of: id), contacts: contacts,
                consents: try ConsentTable.all(db, of: id, limit: Self.mostContacts),
                twins: person.stands ? try twins(db, of: person) : [], distinct: try distinct(db, of: id),
                plan: plan, today: today,
                allowed: allowed(person, for: actor))
        }
    }

    private func masked(_ paper: Paper) -> String? {
        (try? keyring?.number(of: paper)).map(PaperNumber.masked)
    }

    private func merges(_ db: DB, of id: ID<Person>) throws -> [CustomerFile.Joined] {
        let merges = try PersonMergeTable.all(db, of: id)
        let others = try PersonTable.find(db, merges.map { $0.kept == id ? $0.gone : $0.kept })
        return merges.compactMap { merge in
            others[merge.kept == id ? merge.gone : merge.kept].map { CustomerFile.Joined(merge: merge, other: $0) }
        }
    }

    private func distinct(_ db: DB, of id: ID<Person>) throws -> [CustomerFile.Distinct] {
        let marks = try DistinctPersonTable.all(db, of: id)
        let others = try PersonTable.find(db, marks.map { $0.opposite(id) })
        return marks.compactMap { mark in
            others[mark.opposite(id)].map { CustomerFile.Distinct(mark: mark, other: $0) }
        }
    }

    private func twins(_ db: DB, of person: Person) throws -> [CustomerFile.Twin] {
        let all = try TwinTable.twins(db, of: person, limit: Self.mostTwins)
        let people = try PersonTable.find(db, all.map(\.id))
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
        let spoken = contacts.first.map { zone.day(of: $0.at) }
        let asked = try ReporterTable.last(db, of: person.id).map { zone.day(of: IDMaker.time(of: $0.number)) }
        let known = zone.day(of: IDMaker.time(of: person.id.number))
        return ContactPlan.next(
            tags: person.tags, spoken: spoken, heard: [spoken, asked].compactMap(\.self).max(), known: known,
            agreed: contacts.first?.nextOn, rules)
    }
}
