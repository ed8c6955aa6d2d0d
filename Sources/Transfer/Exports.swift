import Directory
import Kernel
import Store
import Workforce

/// What leaves the house as tables: read in pages, noted in the audit trail.
package struct Exports: Sendable {
    let store: Store
    /// What opens the numbers of identity papers; without it none leaves.
    let keyring: Keyring?
    /// A sheet has no room for more; where there is more, nothing leaves rather than a part of it.
    package static let mostRows = 1_000_000
    /// So many are read at once.
    package static let page = 1000

    package init(_ store: Store, keyring: Keyring? = nil) { (self.store, self.keyring) = (store, keyring) }

    /// A place with the code of what it lies in, and what is kept of it.
    package struct Site: Sendable {
        package let place: Place
        package let parent: String
        package let record: PlaceRecord
        /// The first day of its status.
        package let statusFrom: Day?
    }

    /// Places of a project after one, by code: a page of them.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func places(
        in project: ID<Project>, after code: String, for actor: Actor
    ) async throws -> [Site] {
        try require([.exportRun, .placesRead], of: actor, in: project)
        return try await store.read { db in
            try Self.sites(db, Self.places(db, in: project, after: code, for: actor))
        }
    }

    /// What is kept of some places, a page of them at most.
    package func sites(_ places: [Place]) async throws -> [Site] {
        try await store.read { try Self.sites($0, places) }
    }

    private static func sites(_ db: DB, _ all: [Place]) throws -> [Site] {
        let codes = try PlaceTable.codes(db, of: Set(all.compactMap(\.parent)).sorted())
        let records = try PlaceStateTable.records(db, all.map(\.id))
        let states = try PlaceStateTable.find(db, all.map(\.id))
        return all.map { place in
            Site(
                place: place, parent: place.parent.flatMap { codes[$0] } ?? "",
                record: records[place.id] ?? PlaceRecord(name: place.name),
                statusFrom: states[place.id]?.statusFrom)
        }
    }

    /// The next ones that may be taken out.
    private static func places(_ db: DB, in project: ID<Project>, after: String, for actor: Actor) throws -> [Place] {
        var code = after
        while true {
            let all = try PlaceTable.page(db, in: project, after: code, limit: page)
            let mine = all.filter { actor.may(.exportRun, at: $0) && actor.may(.placesRead, at: $0) }
            guard mine.isEmpty, let last = all.last else { return mine }
            code = last.code
        }
    }

    /// In the project, or in a part of it.
    func require(_ rights: [Right], of actor: Actor, in project: ID<Project>) throws {
        if let missing = rights.first(where: { !actor.lists($0, in: project) }) {
            throw WorkforceRefusal.notAllowed(missing)
        }
    }

    /// Notes what left the house, and by whom.
    package func note(_ kind: String, rows: Int, by actor: Actor) async throws {
        try await store.write { tx in
            let detail = "\(rows) rows \(actor.via)"
            try Audit.append(tx, actor: actor.staff.number, act: "export.\(kind)", subject: kind, detail: detail)
        }
    }
}
