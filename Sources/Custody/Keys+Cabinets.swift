import Directory
import Kernel
import Store
import Workforce

extension Keys {
    /// Puts up a cabinet.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` · as
    ///   ``CabinetDraft/checked`` · ``DirectoryRefusal/unknownPlace(_:)`` · ``CustodyRefusal/cabinetTaken(_:)``
    package func addCabinet(
        _ draft: CabinetDraft, in name: String?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> CabinetFile {
        try actor.require(.custodyManage)
        let draft = try draft.checked
        let id = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let project = try home(tx, name, .custodyManage, actor)
                guard try CabinetTable.find(tx, code: draft.code, in: project) == nil else {
                    throw CustodyRefusal.cabinetTaken(draft.code)
                }
                let cabinet = Cabinet(
                    id: tx.newID(), project: project, code: draft.code, name: draft.name, hooks: draft.hooks,
                    place: try place(tx, draft.place, in: project))
                try CabinetTable.insert(tx, cabinet, by: actor)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "cabinet.add", subject: cabinet.id.description,
                    detail: cabinet.code)
                return cabinet.id
            }
        }
        return try await cabinet(id.description, for: actor)
    }

    /// The cabinets of a project with what hangs in each, by code.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func cabinets(in project: ID<Project>, for actor: Actor) async throws -> [CabinetFile] {
        try actor.require(.custodyRead, in: project)
        return try await store.read { db in
            try CabinetTable.all(db, in: project).map { try file(db, $0) }
        }
    }

    /// - Throws: ``CustodyRefusal/unknownCabinet(_:)``
    package func cabinet(_ name: String, for actor: Actor) async throws -> CabinetFile {
        try await store.read { db in try file(db, try visibleCabinet(db, name, to: actor)) }
    }

    func file(_ db: DB, _ cabinet: Cabinet) throws -> CabinetFile {
        let keys = try KeyTable.list(db, in: cabinet.id, limit: Self.mostInCabinet)
        let since = store.clock.now() - .days(Int64(rules.countDays))
        return CabinetFile(
            cabinet: cabinet, project: try project(db, cabinet.project), keys: keys,
            counts: try KeyCountTable.list(db, of: cabinet.id, limit: 12),
            isCountDue: !keys.isEmpty && (cabinet.countedAt.map { $0 < since } ?? true))
    }
}
