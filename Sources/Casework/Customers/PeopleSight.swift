import Directory
import Kernel
import Store
import Workforce

/// What somebody may do with customers' files: the one place that decides it.
///
/// A right in a whole project is one over everybody there. What a limited post gives, it gives over those who are in
/// its place now, and over the customers of the cases that it lets see.
package struct PeopleSight {
    /// What one limited post gives.
    struct Part {
        let rights: Set<Right>
        let project: ID<Project>?
        /// Nil where a category alone limits it.
        let place: ID<Place>?
        /// The cases of the post.
        let cases: Sight
    }

    /// Those that are given over people, and the one to take them out as a sheet.
    private static let known = Right.ofPeople.union([.exportRun])
    private let actor: Actor
    private(set) var parts: [Part]

    package init(_ db: DB, of actor: Actor) throws {
        self.actor = actor
        let limited = actor.grants.filter { $0.limit != nil && !$0.rights.isDisjoint(with: Right.ofPeople) }
        let all = limited.isEmpty ? [] : try ProjectTable.all(db)
        parts = limited.map { grant in
            Part(
                rights: grant.rights.intersection(Self.known), project: grant.project, place: grant.limit?.place,
                cases: Sight(of: actor.with(grant), in: grant.project, all))
        }
    }

    /// The same for lists and searches: by a category alone nobody is listed.
    private var listing: PeopleSight {
        var sight = self
        sight.parts = parts.filter { $0.place != nil }
        return sight
    }

    /// What is given in a project as a whole.
    private func whole(in project: ID<Project>) -> Set<Right> { Self.known.filter { actor.may($0, in: project) } }

    /// What they may do with each of some people.
    package func rights(_ db: DB, over people: [Person]) throws -> [ID<Person>: Set<Right>] {
        var all: [ID<Person>: Set<Right>] = [:]
        for person in people where all[person.id] == nil { all[person.id] = whole(in: person.project) }
        for part in parts {
            // Over whom it gives nothing more, nobody asks.
            let some = people.filter { person in
                (part.project ?? person.project) == person.project
                    && !part.rights.isSubset(of: all[person.id] ?? [])
            }
            for id in try PeopleSightTable.among(db, Set(some.map(\.id)).sorted(), part) {
                all[id]?.formUnion(part.rights)
            }
        }
        return all
    }

    /// Those among some whose files they may read.
    package func readable(_ db: DB, _ people: [Person]) throws -> Set<ID<Person>> {
        try those(db, among: people, by: [.peopleRead])
    }

    /// Those among some over whom they have all of these rights.
    func those(_ db: DB, among people: [Person], by needed: Set<Right>) throws -> Set<ID<Person>> {
        Set(try rights(db, over: people).filter { needed.isSubset(of: $0.value) }.keys)
    }

    /// Those of a project over whom they have all of these rights, by ID.
    package func list(
        _ db: DB, by rights: Set<Right> = [.peopleRead], in project: ID<Project>, after: ID<Person>?, limit: Int
    ) throws -> [Person] {
        let (whole, start) = (whole(in: project), after?.number ?? 0)
        if rights.isSubset(of: whole) { return try PersonTable.list(db, in: project, after: start, limit: limit) }
        let parts = listing.parts.filter { part in
            (part.project ?? project) == project && rights.isSubset(of: whole.union(part.rights))
        }
        guard !parts.isEmpty else { return [] }
        let ids = try PeopleSightTable.list(db, parts, in: project, after: start, limit: limit)
        let people = try PersonTable.find(db, ids)
        return ids.compactMap { people[$0] }
    }
}

extension PeopleSight {
    /// What they may find where they see parts of projects; nil where they have no limited post.
    ///
    /// - Parameter rights: those that they must have over a customer.
    static func admission(
        _ db: DB, for actor: Actor, by rights: Set<Right> = [.peopleRead]
    ) throws -> Admission? {
        guard actor.grants.contains(where: { $0.limit != nil }) else { return nil }
        let sight = try PeopleSight(db, of: actor).listing
        return Admission(
            people: { db, people in try sight.those(db, among: people, by: rights) },
            places: { actor.may(.placesRead, at: $0) })
    }
}

extension Actor {
    /// With one of their posts alone.
    fileprivate func with(_ grant: Grant) -> Actor {
        Actor(staff: staff, name: name, departments: departments, grants: [grant], via: via, guest: guest)
    }

    /// What they may do with a customer's file.
    func rights(_ db: DB, over person: Person) throws -> Set<Right> {
        try PeopleSight(db, of: self).rights(db, over: [person])[person.id] ?? []
    }
}
