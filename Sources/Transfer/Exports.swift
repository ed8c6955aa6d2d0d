import Directory
import Kernel
import Store
import Workforce

/// What leaves the house as tables: read in pages, noted in the audit trail.
package struct Exports: Sendable {
    private let store: Store
    /// More rows than these are no table that anybody reads.
    package static let mostRows = 200_000
    private static let page = 1000

    package init(_ store: Store) { self.store = store }

    /// A customer with the codes of the places that they live or lived in.
    package struct Resident: Sendable {
        package let record: PersonRecord
        package let codes: [ID<Place>: String]
    }

    /// All places of a project, by code.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func places(in project: ID<Project>, for actor: Actor) async throws -> [(place: Place, parent: String)] {
        try actor.require(.exportRun, in: project)
        try actor.require(.placesRead, in: project)
        var (all, after): ([Place], String) = ([], "")
        while all.count < Self.mostRows {
            let some = try await store.read { [after] in
                try PlaceTable.page($0, in: project, after: after, limit: Self.page)
            }
            all += some
            guard let last = some.last, some.count == Self.page else { break }
            after = last.code
        }
        let codes = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.code) })
        return all.map { ($0, $0.parent.flatMap { codes[$0] } ?? "") }
    }

    /// All customers of a project, in the order in which they came.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func people(in project: ID<Project>, for actor: Actor) async throws -> [Resident] {
        try actor.require(.exportRun, in: project)
        try actor.require(.peopleRead, in: project)
        var (all, after): ([Resident], Int64) = ([], 0)
        while all.count < Self.mostRows {
            let some = try await store.read { [after] in try Self.residents($0, in: project, after: after) }
            all += some
            guard let last = some.last, some.count == Self.page else { break }
            after = last.record.person.id.number
        }
        return all
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
