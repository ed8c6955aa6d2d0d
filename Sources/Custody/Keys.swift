import Directory
import Kernel
import Store
import Workforce

/// Keys and borrowed things: where each hangs, who has it, and the ledger of all that happened to it.
package struct Keys: Sendable {
    let store: Store
    package let rules: CustodyRules

    package init(_ store: Store, rules: CustodyRules) {
        self.store = store
        self.rules = rules
    }

    static let longestWords = 500
    /// So many keys hang in a cabinet, on hooks or without one: as many as one count sheet can hold.
    static let mostInCabinet = 240

    /// - Throws: ``CustodyRefusal/unknownKey(_:)``, also where the actor may not see it.
    func visible(_ db: DB, _ name: String, to actor: Actor) throws -> Key {
        guard let key = try ID<Key>(name).flatMap({ try KeyTable.find(db, $0) }),
            actor.may(.custodyRead, in: key.project)
        else { throw CustodyRefusal.unknownKey(name) }
        return key
    }

    /// - Throws: ``CustodyRefusal/unknownCabinet(_:)``, also where the actor may not see it.
    func visibleCabinet(_ db: DB, _ name: String, to actor: Actor) throws -> Cabinet {
        guard let cabinet = try ID<Cabinet>(name).flatMap({ try CabinetTable.find(db, $0) }),
            actor.may(.custodyRead, in: cabinet.project)
        else { throw CustodyRefusal.unknownCabinet(name) }
        return cabinet
    }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let found = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return found
    }

    /// By code or ID, within the project.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``
    func place(_ db: DB, _ name: String?, in project: ID<Project>) throws -> ID<Place>? {
        guard let name = name?.trimmed, !name.isEmpty else { return nil }
        guard let found = try PlaceTable.find(db, named: name, in: project)
        else { throw DirectoryRefusal.unknownPlace(name) }
        return found.id
    }

    /// Writes a movement: the line of the ledger, the audit entry and the live note.
    func note(
        _ tx: Tx, _ key: Key, was old: Key?, _ act: KeyEntry.Act, _ words: KeyWords = KeyWords(), by actor: Actor
    ) throws {
        let entry = KeyEntry(
            id: tx.newID(), at: tx.now, by: actor.staff, byName: actor.name, act: act,
            change: key.inHand - (old?.inHand ?? 0), inHand: key.inHand, loan: words.loan, loss: words.loss,
            corrects: words.corrects, detail: words.detail, words: words.words)
        try KeyEntryTable.append(tx, entry, of: key.id)
        try Audit.append(
            tx, actor: actor.staff.number, act: "key.\(act.rawValue)", subject: key.id.description, detail: key.number)
        tx.tell(LiveNote(topic: "alert", project: key.project.number, subject: "", version: 0))
    }
}
