import Directory
import Kernel
import Store
import Workforce

/// What leaves the house as tables: read in pages, noted in the audit trail.
package struct Exports: Sendable {
    private let store: Store
    /// A sheet has no room for more; where there is more, nothing leaves rather than a part of it.
    package static let mostRows = 1_000_000
    private static let page = 1000

    package init(_ store: Store) { self.store = store }

    /// A customer with the codes of the places that they live or lived in.
    package struct Resident: Sendable {
        package let record: PersonRecord
        package let codes: [ID<Place>: String]
    }

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
        try actor.require(.exportRun, in: project)
        try actor.require(.placesRead, in: project)
        return try await store.read { db in
            let all = try PlaceTable.page(db, in: project, after: code, limit: Self.page)
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
    }

    /// Customers of a project after one, in the order in which they came: a page of them.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func people(
        in project: ID<Project>, after: ID<Person>?, for actor: Actor
    ) async throws -> [Resident] {
        try actor.require(.exportRun, in: project)
        try actor.require(.peopleRead, in: project)
        return try await store.read { try Self.residents($0, in: project, after: after?.number ?? 0) }
    }

    private static func residents(_ db: DB, in project: ID<Project>, after: Int64) throws -> [Resident] {
        let people = try PersonTable.list(db, in: project, after: after, limit: page)
        let records = try PersonRecordTable.find(db, people.map(\.id))
        let homes = Set(records.values.flatMap(\.stays).map(\.place)).sorted()
        let codes = try PlaceTable.codes(db, of: homes)
        return people.compactMap { records[$0.id] }.map { Resident(record: $0, codes: codes) }
    }

    /// Notes what left the house, and by whom.
    package func note(_ kind: String, rows: Int, by actor: Actor) async throws {
        try await store.write { tx in
            let detail = "\(rows) rows \(actor.via)"
            try Audit.append(tx, actor: actor.staff.number, act: "export.\(kind)", subject: kind, detail: detail)
        }
    }
}
