import Directory
import Foundation
import Kernel
import Store
import Workforce

extension Customers {
    /// The answer that is kept of an act: no more than who it was about.
    private struct Done: Codable { let id: ID<Person> }

    /// Does something to a customer's file, in one transaction with its history and the audit trail.
    ///
    /// - Parameter version: that the asker saw; nil asks for none.
    /// - Returns: the file's ID: after a merge is undone, or made, of the one that was asked for.
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``PersonRefusal/personErased`` · ``PersonRefusal/personMerged`` · ``PersonRefusal/stalePerson(current:)``,
    ///   then what the act says: ``PersonRefusal``, ``DirectoryRefusal``, ``CaseRefusal``
    package func act(
        _ name: PersonAct.Name, _ act: PersonAct, on id: ID<Person>, version: Int? = nil, request: RequestKey? = nil,
        by actor: Actor
    ) async throws -> ID<Person> {
        let request = name == .addPaper ? try request.flatMap(veiled) : request
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let (person, rights) = try Self.known(tx, id, for: actor)
                guard Self.may(name, with: person, rights, actor) else {
                    throw WorkforceRefusal.notAllowed(name.right)
                }
                guard person.erasedAt == nil else { throw PersonRefusal.personErased }
                guard person.mergedInto == nil || name == .unmerge else { throw PersonRefusal.personMerged }
                if let version, version != person.version { throw PersonRefusal.stalePerson(current: person.version) }
                let deed = PersonDeed(
                    tx: tx, name: name, act: act, person: person, actor: actor, today: try today(tx, person.project))
                try take(deed)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "person.\(name.rawValue)", subject: id.description,
                    detail: name.isOfRecord ? act.reason?.trimmed ?? "" : "")
                return Done(id: id)
            }.id
        }
    }

    private func take(_ deed: PersonDeed) throws {
        switch deed.name {
        case .change: try deed.change()
        case .moveIn: try deed.moveIn()
        case .moveOut: try deed.moveOut()
        case .handOver: try deed.handOver()
        case .correctOccupancy: try deed.correctOccupancy()
        case .strikeOccupancy: try deed.strikeOccupancy()
        case .add: try deed.add(rules)
        case .end: try deed.end()
        case .correct: try deed.correct(rules)
        case .strike: try deed.strike()
        case .addPaper: try deed.addPaper(keyring)
        case .strikePaper: try deed.strikePaper()
        case .contact: try deed.recordContact()
        case .merge: try deed.merge()
        case .unmerge: try deed.unmerge()
        case .erase: try deed.erase(erasers)
        case .distinct: try deed.tellApart()
        case .undoDistinct: try deed.untellApart()
        }
    }

    /// A request's digest is of its body, in which the number of a paper may stand: what is kept of it needs the key.
    private func veiled(_ request: RequestKey) throws -> RequestKey? {
        // The first one of all makes the key.
        _ = try keyring?.seal(Data(), for: "request")
        let digest = try keyring?.mark(request.digest, for: "request")
        return try keyring?.mark(request.key, for: "request").map { RequestKey(key: $0, digest: digest ?? "") }
    }
}

/// One act on a file while its transaction is open.
struct PersonDeed {
    let tx: Tx
    let name: PersonAct.Name
    let act: PersonAct
    let person: Person
    let actor: Actor
    /// Where the person's project lies.
    let today: Day

    /// Keeps what changed.
    func note(
        _ about: String, _ was: String? = nil, _ becomes: String? = nil, why: String? = nil, of other: ID<Person>? = nil
    ) throws {
        try PersonChangeTable.append(
            tx,
            [
                PersonChange(
                    id: tx.newID(), person: other ?? person.id, at: tx.now, byName: actor.name, act: name.rawValue,
                    about: about, was: was, becomes: becomes, why: why)
            ], by: actor.staff.number)
    }

    func saveNoting(_ about: String, _ was: String?, _ becomes: String?, why: String? = nil) throws {
        try note(about, was, becomes, why: why)
        try save()
    }

    /// The next version of the file, and what it is found by.
    func save(_ changed: Person? = nil) throws { try PersonTable.update(tx, changed ?? person) }

    /// The entry that the act is about.
    func entry<T>(_: T.Type = T.self) throws -> ID<T> {
        guard let id = ID<T>(try act.required(act.entry, "entry")) else { throw PersonRefusal.unknownEntry }
        return id
    }

    /// Another customer of the same project, who stands.
    func other() throws -> Person {
        let name = try act.required(act.other, "other")
        guard let other = try ID<Person>(name).flatMap({ try PersonTable.find(tx, $0) }),
            try actor.rights(tx, over: other).contains(.peopleRead)
        else { throw DirectoryRefusal.unknownPerson(name) }
        guard other.project == person.project else { throw PersonRefusal.peopleOfTwoProjects }
        guard other.erasedAt == nil else { throw PersonRefusal.personErased }
        guard other.mergedInto == nil else { throw PersonRefusal.personMerged }
        return other
    }
}
