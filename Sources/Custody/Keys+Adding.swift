import Directory
import Kernel
import Store
import Workforce

extension Keys {
    /// Takes up a key.
    ///
    /// - Parameter name: a project by code or ID; nil for the first in which the actor may.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` · as
    ///   ``KeyDraft/checked`` · ``CustodyRefusal/unknownWord(field:given:known:)`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)`` · ``CustodyRefusal/unknownCabinet(_:)`` ·
    ///   ``CustodyRefusal/hookTaken(_:)`` · ``CustodyRefusal/keyNumberTaken(_:)``
    package func add(
        _ draft: KeyDraft, in name: String?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> KeyFile {
        try actor.require(.custodyManage)
        let draft = try draft.checked
        guard let kind = rules.kind(draft.kind) else {
            throw CustodyRefusal.unknownWord(field: "kind", given: draft.kind, known: rules.kinds.map(\.key))
        }
        let id = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let project = try home(tx, name, .custodyManage, actor)
                let (cabinet, hook) = try spot(tx, draft, besides: nil, in: project)
                let key = Key(
                    id: tx.newID(), project: project, kind: kind.key,
                    number: try number(tx, draft.number, kind, in: project), name: draft.name,
                    place: try place(tx, draft.place, in: project), cabinet: cabinet, hook: hook,
                    copies: draft.copies, seal: draft.seal, condition: draft.condition, note: draft.note)
                try KeyTable.insert(tx, key)
                try Self.index(tx, key)
                try note(tx, key, was: nil, .add, by: actor)
                return key.id
            }
        }
        return try await key(id.description, for: actor)
    }

    func home(_ db: DB, _ name: String?, _ right: Right, _ actor: Actor) throws -> ID<Project> {
        let projects = try actor.projects(right, named: name?.isEmpty ?? true ? nil : name, of: ProjectTable.all(db))
        guard let first = projects.first else { throw DirectoryRefusal.unknownProject(name ?? "") }
        return first.id
    }

    /// As it was given, or the next of its kind that is free.
    private func number(
        _ tx: Tx, _ given: String, _ kind: CustodyRules.Kind, in project: ID<Project>
    ) throws -> String {
        guard given.isEmpty else {
            guard try KeyTable.find(tx, number: given, in: project) == nil else {
                throw CustodyRefusal.keyNumberTaken(given)
            }
            return given
        }
        while true {
            let place = try Counters.next(tx, project: project.number, "key:\(kind.letter)")
            let number = Key.plain(kind.letter) + padded(place, 3)
            if try KeyTable.find(tx, number: number, in: project) == nil { return number }
        }
    }

    /// Where it hangs, where nothing else does.
    func spot(
        _ db: DB, _ draft: KeyDraft, besides own: ID<Key>?, in project: ID<Project>
    ) throws -> (ID<Cabinet>?, Int?) {
        guard let name = draft.cabinet, !name.isEmpty else {
            guard draft.hook == nil else { throw CustodyRefusal.fieldMissing("cabinet") }
            return (nil, nil)
        }
        let found = try CabinetTable.find(db, code: Key.plain(name), in: project)
            ?? ID<Cabinet>(name).flatMap { try CabinetTable.find(db, $0) }
        guard let cabinet = found, cabinet.project == project else { throw CustodyRefusal.unknownCabinet(name) }
        let keys = try KeyTable.list(db, in: cabinet.id, limit: Self.mostInCabinet).filter { $0.id != own }
        guard keys.count < Self.mostInCabinet else {
            throw CustodyRefusal.numberOutOfRange(field: "cabinet", least: 0, most: Self.mostInCabinet)
        }
        guard let hook = draft.hook else { return (cabinet.id, nil) }
        guard (1...cabinet.hooks).contains(hook) else {
            throw CustodyRefusal.numberOutOfRange(field: "hook", least: 1, most: cabinet.hooks)
        }
        guard !keys.contains(where: { $0.hook == hook }) else { throw CustodyRefusal.hookTaken(hook) }
        return (cabinet.id, hook)
    }
}
