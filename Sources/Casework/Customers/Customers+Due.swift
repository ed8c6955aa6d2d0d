import Directory
import Kernel
import Store
import Workforce

extension Customers {
    /// So many customers with tags or with a day agreed are looked at.
    private static let mostCandidates = 5000
    /// Those of so many days to come are named too.
    package static let daysAhead: Int64 = 14

    /// Whom somebody should speak to by the agreed day or as a key customer, the longest due first: those of a
    /// steward's zone, of nobody's, or of all. Who may not read the whole project's files sees those of their part.
    ///
    /// - Parameters:
    ///   - after: the ``DueContact/mark`` of the last one of the page before.
    ///   - limit: at most ``mostLacks``.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func due(
        in project: ID<Project>, of whose: Acquaintance.Whose?, after: String? = nil, limit: Int, for actor: Actor
    ) async throws -> Page<DueContact> {
        guard actor.lists(.peopleRead, in: project) else { throw WorkforceRefusal.notAllowed(.peopleRead) }
        let now = store.clock.now()
        return try await store.read { db in
            let part = try whose.map { try scope(db, of: $0, in: project, at: now) } ?? AcquaintanceTable.Scope()
            if case .steward = whose, part.parts.isEmpty { return Page(items: [], next: nil) }
            let all = try due(db, in: project, part)
            let seen = try PeopleSight(db, of: actor).readable(db, all.map(\.person))
            let rest = all.filter { seen.contains($0.person.id) && $0.mark > (after ?? "") }
            let items = Array(rest.prefix(min(max(1, limit), Self.mostLacks)))
            return Page(items: items, next: rest.count > items.count ? items.last?.mark : nil)
        }
    }

    private func due(
        _ db: DB, in project: ID<Project>, _ scope: AcquaintanceTable.Scope
    ) throws -> [DueContact] {
        let zone = try ProjectTable.all(db).first { $0.id == project }?.zone ?? .shanghai
        let until = try today(db, project).adding(days: Self.daysAhead)
        let some = try DueContactTable.candidates(db, in: project, scope, limit: Self.mostCandidates)
        let people = try PersonTable.find(db, some.map(\.person))
        return try some.compactMap { one -> DueContact? in
            guard let person = people[one.person],
                one.nextOn != nil || person.tags.contains(where: { rules.every[$0] != nil })
            else { return nil }
            let plan = try plan(db, person, spoken: one.spokenAt, agreed: one.nextOn, zone)
            guard plan.why != .silent, plan.dueOn <= until else { return nil }
            return DueContact(person: person, code: one.code, plan: plan, spokenAt: one.spokenAt)
        }.sorted { $0.mark < $1.mark }
    }
}
