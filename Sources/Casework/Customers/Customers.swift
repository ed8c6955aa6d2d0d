import Directory
import Kernel
import Store
import Workforce

/// The files of customers: changed, moved in and out, merged, taken out, with who did it and when.
package struct Customers: Sendable {
    let store: Store
    /// What seals the numbers of identity papers; without one no paper is taken.
    let keyring: Keyring?
    package let rules: ContactRules
    /// What other rooms take out with somebody.
    let erasers: [PersonEraser]

    package init(_ store: Store, keyring: Keyring?, rules: ContactRules, erasers: [PersonEraser] = []) {
        (self.store, self.keyring, self.rules) = (store, keyring, rules)
        self.erasers = [.ofCases] + erasers
    }

    /// What is left to do after somebody was taken out: their files leave the disk.
    package var works: [String: Jobs.Work] {
        [ErasedFiles.job: ErasedFiles.work(store.blobs, erasers.map(\.holds))]
    }

    /// A customer whom `actor` may see, and what they may do with the file.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)``
    static func known(_ db: DB, _ id: ID<Person>, for actor: Actor) throws -> (person: Person, rights: Set<Right>) {
        guard let person = try PersonTable.find(db, id) else { throw DirectoryRefusal.unknownPerson(id.description) }
        let rights = try actor.rights(db, over: person)
        guard rights.contains(.peopleRead) else { throw DirectoryRefusal.unknownPerson(id.description) }
        return (person, rights)
    }

    /// The day of now where somebody's project lies.
    func today(_ db: DB, _ project: ID<Project>) throws -> Day {
        let zone = try ProjectTable.all(db).first { $0.id == project }?.zone ?? .shanghai
        return zone.day(of: store.clock.now())
    }

    /// What `actor` may do with a file over which they have these rights; nothing with one that was taken out.
    func allowed(_ person: Person, _ rights: Set<Right>, for actor: Actor) -> Set<PersonAct.Name> {
        guard person.erasedAt == nil else { return [] }
        let all = person.mergedInto == nil ? PersonAct.Name.allCases : [.unmerge]
        return Set(all.filter { Self.may($0, with: person, rights, actor) })
    }

    /// What is about records as a whole stays with those whose right is over the whole project.
    static func may(_ name: PersonAct.Name, with person: Person, _ rights: Set<Right>, _ actor: Actor) -> Bool {
        name.isOfRecord ? actor.may(name.right, in: person.project) : rights.contains(name.right)
    }
}
