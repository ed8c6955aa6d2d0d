import Directory
import Kernel
import Store
import Workforce

extension Key {
    /// What moves a copy of it, or all of it, as it stands now. Pure.
    ///
    /// - Parameter isHeld: it is kept for an owner.
    func moves(isHeld: Bool) -> [KeyAct.Name] {
        guard retiredAt == nil else { return [] }
        let keeping: KeyAct.Name? = isHeld ? (lent == 0 ? .release : nil) : .hold
        return [inHand > 0 ? .lend : nil, lent > 0 ? .takeBack : nil, keeping].compactMap(\.self)
    }
}

extension Keys {
    /// What moves a key as it stands, of what somebody may do: lending, taking back, keeping it for an owner, giving
    /// it back to them. The pages of keys and of cases and the API ask this.
    package static func moves(_ key: Key, isHeld: Bool, _ actor: Actor) -> [KeyAct.Name] {
        key.moves(isHeld: isHeld).filter { may($0, key, actor) }
    }

    /// The keys of a place itself; none for whoever may not see them, and where there is no place.
    package func keys(at place: ID<Place>?, in project: ID<Project>, for actor: Actor) async throws -> [KeyLine] {
        guard let place, actor.may(.custodyRead, in: project) else { return [] }
        return try await store.read { db in
            try KeyTable.list(db, of: place, limit: 100).map { try line(db, $0) }
        }
    }
}
