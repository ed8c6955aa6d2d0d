import Directory
import Kernel
import Store
import Workforce

extension Customers {
    /// More have neither a page nor a sheet: a zone is chosen first.
    package static let mostDue = 5000
    /// Those of so many days to come are named too.
    package static let daysAhead: Int64 = 14

    /// Whom somebody should speak to by the agreed day or as a key customer, the longest due first: those of a
    /// steward's zone, of nobody's, or of all. Who may not read the whole project's files sees those of their part.
    ///
    /// - Parameters:
    ///   - rights: all of which the asker must have over each of them.
    ///   - after: the ``DueContact/mark`` of the last one of the page before.
    ///   - limit: at most ``mostDue``.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/tooManyEntries(limit:)``
    package func due(
        in project: ID<Project>, of whose: Acquaintance.Whose?, by rights: Set<Right> = [.peopleRead],
        after: String? = nil, limit: Int, for actor: Actor
    ) async throws -> Page<DueContact> {
        guard actor.lists(.peopleRead, in: project) else { throw WorkforceRefusal.notAllowed(.peopleRead) }
        let now = store.clock.now()
        return try await store.read { db in
            let part = try whose.map { try scope(db, of: $0, in: project, at: now) } ?? AcquaintanceTable.Scope()
            if case .steward = whose, part.parts.isEmpty { return Page(items: [], next: nil) }
            let all = try due(db, in: project, part)
            let seen = try PeopleSight(db, of: actor).those(db, among: all.map(\.person), by: rights)
            let rest = all.filter { seen.contains($0.person.id) && $0.mark > (after ?? "") }
            let items = Array(rest.prefix(min(max(1, limit), Self.mostDue)))
            return Page(items: items, next: rest.count > items.count ? items.last?.mark : nil)
        }
    }

    private func due(
        _ db: DB, in project: ID<Project>, _ scope: AcquaintanceTable.Scope
    ) throws -> [DueContact] {
        let zone = try ProjectTable.all(db).first { $0.id == project }?.zone ?? .shanghai
        let until = try today(db, project).adding(days: Self.daysAhead)
        let some = try DueContactTable.candidates(
            db, in: project, scope, tags: rules.every.keys.sorted(), until: until, limit: Self.mostDue + 1)
        guard some.count <= Self.mostDue else { throw CaseRefusal.tooManyEntries(limit: Self.mostDue) }
        let people = try PersonTable.find(db, some.map(\.person))
        return some.compactMap { one -> DueContact? in
            guard let person = people[one.person],
                let plan = ContactPlan.promised(
                    tags: person.tags, spoken: one.spokenAt.map(zone.day(of:)),
                    known: zone.day(of: IDMaker.time(of: person.id.number)), agreed: one.nextOn, rules),
                plan.dueOn <= until
            else { return nil }
            return DueContact(
                person: person, code: one.code, plan: plan, spokenAt: one.spokenAt, declinesCalls: one.declinesCalls)
        }.sorted { $0.mark < $1.mark }
    }
}
