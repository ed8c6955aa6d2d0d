import Directory
import Kernel
import Store
import Workforce

extension Keys {
    /// - Parameter before: the last entry of the part of the ledger that was read before.
    /// - Throws: ``CustodyRefusal/unknownKey(_:)``
    package func key(
        _ name: String, before: ID<KeyEntry>? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> KeyFile {
        try await store.read { try file($0, visible($0, name, to: actor), before: before, limit: limit) }
    }

    /// By the number that hangs on it; nil where the project has none of it.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func key(number: String, in project: ID<Project>, for actor: Actor) async throws -> ID<Key>? {
        try actor.require(.custodyRead, in: project)
        return try await store.read { try KeyTable.find($0, number: Key.plain(number), in: project)?.id }
    }

    private func file(_ db: DB, _ key: Key, before: ID<KeyEntry>?, limit: Int) throws -> KeyFile {
        let rows = try KeyEntryTable.list(db, of: key.id, before: before, limit: limit + 1)
        let entries = Array(rows.prefix(limit))
        let told = try KeyLoanTable.find(db, Set(entries.compactMap(\.loan)).sorted())
        let (loans, holds) = (try KeyLoanTable.open(db, of: key.id), try KeyHoldTable.list(db, of: key.id))
        let since = store.clock.now() - .days(Int64(rules.sealDays))
        return KeyFile(
            key: key, project: try project(db, key.project),
            place: try key.place.flatMap { try PlaceTable.find(db, $0) },
            cabinet: try key.cabinet.flatMap { try CabinetTable.find(db, $0) }, loans: loans,
            hold: holds.first { $0.releasedAt == nil }, earlier: holds.filter { $0.releasedAt != nil },
            losses: try KeyLossTable.list(db, of: key.id), entries: entries,
            told: Dictionary(uniqueKeysWithValues: told.map { ($0.id, $0) }),
            next: rows.count > limit ? entries.last?.id : nil,
            borrowers: try names(db, of: loans + told, holds),
            isSealDue: key.retiredAt == nil && !key.seal.isEmpty && (key.sealCheckedAt.map { $0 < since } ?? true))
    }

    private func names(_ db: DB, of loans: [KeyLoan], _ holds: [KeyHold]) throws -> BorrowerNames {
        let ids = Set(loans.compactMap(\.borrower.person) + holds.map(\.person)).sorted()
        return BorrowerNames(people: try PersonTable.names(db, ids))
    }

    /// The keys of a project that a filter asks for, by number.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func list(
        _ filter: KeyFilter, in project: ID<Project>, for actor: Actor
    ) async throws -> (items: [KeyLine], next: String?) {
        try actor.require(.custodyRead, in: project)
        var filter = filter
        filter.limit = min(max(1, filter.limit), KeyFilter.mostRows)
        let (asked, now) = (filter, store.clock.now())
        return try await store.read { db in
            let rows = try KeyTable.list(db, asked, in: project, now: now)
            let page = Array(rows.prefix(asked.limit))
            return (try page.map { try line(db, $0) }, rows.count > asked.limit ? page.last?.number : nil)
        }
    }

    func line(_ db: DB, _ key: Key) throws -> KeyLine {
        let loans = key.lent > 0 ? try KeyLoanTable.open(db, of: key.id) : []
        let hold = try KeyHoldTable.open(db, of: key.id)
        return KeyLine(
            key: key, loans: loans, hold: hold, cabinet: try key.cabinet.flatMap { try CabinetTable.find(db, $0) },
            borrowers: try names(db, of: loans, [hold].compactMap(\.self)))
    }

    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func tally(in project: ID<Project>, for actor: Actor) async throws -> KeyTally {
        try actor.require(.custodyRead, in: project)
        let now = store.clock.now()
        return try await store.read { try KeyTable.tally($0, in: project, now: now) }
    }

    /// The keys of a place itself; none for whoever may not see them.
    package func keys(of place: Place, for actor: Actor) async throws -> [KeyLine] {
        try await keys(at: place.id, in: place.project, for: actor)
    }

    /// What is kept for a customer and what they have; none for whoever may not see it.
    package func keys(
        of person: Person, for actor: Actor
    ) async throws -> (held: [(key: Key, hold: KeyHold)], lent: [(key: Key, loan: KeyLoan)]) {
        guard actor.may(.custodyRead, in: person.project) else { return ([], []) }
        return try await store.read { db in
            let holds = try KeyHoldTable.open(db, of: person.id, limit: 100)
            let loans = try KeyLoanTable.open(db, of: person.id, limit: 100)
            return (
                try holds.compactMap { hold in try KeyTable.find(db, hold.key).map { ($0, hold) } },
                try loans.compactMap { loan in try KeyTable.find(db, loan.key).map { ($0, loan) } }
            )
        }
    }
}
