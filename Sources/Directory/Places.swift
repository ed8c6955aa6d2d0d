import Kernel
import Store

/// Projects and the tree of places in them.
package struct Places: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package func projects() async throws -> [Project] { try await store.read { try ProjectTable.all($0) } }

    /// Those that take new cases.
    package func openProjects() async throws -> [Project] { try await projects().filter(\.isOpen) }

    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/codeTaken(_:)``
    package func addProject(code: String, name: String, zone: Zone, by actor: Int64) async throws -> Project {
        guard !code.isEmpty, !name.isEmpty else { throw DirectoryRefusal.nameMissing }
        return try await store.write { try Project.add($0, code: code, name: name, zone: zone, by: actor) }
    }

    /// Adds places in one transaction; a draft's parent may be one before it in the list, by code.
    ///
    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/codeTaken(_:)`` · ``DirectoryRefusal/unknownPlace(_:)`` for a parent of another project ·
    ///   ``DirectoryRefusal/placeRetired(_:)``
    package func add(_ drafts: [PlaceDraft], request: RequestKey? = nil, by actor: Int64) async throws -> [Place] {
        try await store.write { tx in try tx.once(request, actor: actor) { try Self.add(tx, drafts, by: actor) } }
    }

    private static func add(_ tx: Tx, _ drafts: [PlaceDraft], by actor: Int64) throws -> [Place] {
        let places = try drafts.map { draft in
            try draft.check()
            guard try PlaceTable.find(tx, code: draft.code, in: draft.project) == nil else {
                throw DirectoryRefusal.codeTaken(draft.code)
            }
            let parent = try draft.parent.map { try Self.parent($0, of: draft, tx) } ?? Self.parent(of: draft, tx)
            let place = Place(
                id: tx.newID(), project: draft.project, parent: parent, kind: draft.kind, code: draft.code,
                name: draft.name)
            try PlaceTable.insert(tx, place)
            return place
        }
        try Audit.append(tx, actor: actor, act: "place.add", subject: "\(places.count)")
        return places
    }

    /// The place that a draft names as the one it lies in.
    private static func parent(_ id: ID<Place>, of draft: PlaceDraft, _ tx: Tx) throws -> ID<Place> {
        guard let parent = try PlaceTable.find(tx, id), parent.project == draft.project
        else { throw DirectoryRefusal.unknownPlace(id.description) }
        guard parent.retiredOn == nil else { throw DirectoryRefusal.placeRetired(parent.code) }
        return id
    }

    /// `3-1-802` hangs under `3-1`, that under `3`.
    private static func parent(of draft: PlaceDraft, _ tx: Tx) throws -> ID<Place>? {
        guard let dash = draft.code.lastIndex(of: "-") else { return nil }
        return try PlaceTable.find(tx, code: String(draft.code[..<dash]), in: draft.project)?.id
    }

    /// Whether nothing has been brought in yet, as on the first day.
    package func isEmpty() async throws -> Bool { try await store.read { try !PlaceTable.hasAny($0) } }

    package func place(_ id: ID<Place>) async throws -> Place? { try await store.read { try PlaceTable.find($0, id) } }

    /// By its code or its ID.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` where it is none of the project's
    package func place(named name: String, in project: ID<Project>) async throws -> Place {
        guard let found = try await store.read({ try PlaceTable.find($0, named: name, in: project) })
        else { throw DirectoryRefusal.unknownPlace(name) }
        return found
    }

    /// Several at once, from one consistent state: what a list of cases shows.
    package func places(_ ids: [ID<Place>]) async throws -> [ID<Place>: Place] {
        guard !ids.isEmpty else { return [:] }
        return try await store.read { db in
            let found = try Set(ids).compactMap { try PlaceTable.find(db, $0) }
            return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        }
    }

    package func children(of parent: ID<Place>?, in project: ID<Project>, after: String = "", limit: Int) async throws
        -> [Place]
    {
        try await store.read { try PlaceTable.children($0, of: parent, in: project, after: after, limit: limit) }
    }
}
