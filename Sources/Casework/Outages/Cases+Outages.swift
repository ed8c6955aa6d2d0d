import Directory
import Kernel
import Store
import Workforce

/// An outage with everything that its page shows.
package struct OutageFile: Sendable {
    package let outage: Outage
    package let project: Project
    /// What to tell whoever asks, as it is said now.
    package let said: String
    package let notice: OutageNotice
    /// What was done with it, the oldest first; the last 200.
    package let entries: [OutageEntry]
    /// The cases of some of those who asked, the newest first.
    package let cases: [Case]
    /// From where on to ask for more of them; nil where there are no more.
    package let next: ID<Case>?
    /// What was told to all of them, the newest first; the last 20.
    package let news: [News]
    /// What another news would do now.
    package let outlook: NewsOutlook
    package let allowed: [OutageAct.Name]
}

extension Cases {
    /// The outages that are over, or are not, the newest first.
    package func outages(
        isOver: Bool, project: ID<Project>? = nil, after: ID<Outage>? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> Page<Outage> {
        try await store.read { db in
            let limit = CaseFilter.rows(limit)
            let rows = try OutageTable.list(
                db, projects: try outageProjects(db, actor).filter { project == nil || $0 == project },
                isOver: isOver, before: after?.number ?? .max, limit: limit + 1)
            let items = Array(rows.prefix(limit))
            return Page(items: items, next: rows.count > limit ? items.last?.id.description : nil)
        }
    }

    private func outageProjects(_ db: DB, _ actor: Actor) throws -> [ID<Project>] {
        try ProjectTable.all(db).map(\.id).filter { Self.maySeeOutages(in: $0, actor) }
    }

    package static func maySeeOutages(in project: ID<Project>, _ actor: Actor) -> Bool {
        [Right.caseRead, .caseRegister, .caseDispatch].contains { actor.reaches($0, in: project) }
    }

    /// By number or ID.
    ///
    /// - Parameters:
    ///   - before: the last case of the part that was read before.
    ///   - limit: so many cases of those who asked.
    /// - Throws: ``CaseRefusal/unknownOutage(_:)``
    package func outage(
        _ name: String, before: ID<Case>? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> OutageFile {
        try await store.read { db in
            let outage = try knownOutage(db, name, by: actor)
            return try outageFile(db, outage, before: before, limit: CaseFilter.rows(limit), for: actor)
        }
    }

    func knownOutage(_ db: DB, _ name: String, by actor: Actor) throws -> Outage {
        let found = try OutageTable.find(db, number: name)
            ?? ID<Outage>(name).flatMap { try OutageTable.find(db, $0) }
        guard let found, Self.maySeeOutages(in: found.project, actor) else { throw CaseRefusal.unknownOutage(name) }
        return found
    }

    private func outageFile(
        _ db: DB, _ outage: Outage, before: ID<Case>?, limit: Int, for actor: Actor
    ) throws -> OutageFile {
        let (project, rules) = (try project(db, outage.project), outageRules(of: outage))
        let now = clock.now()
        let ids = try OutageEntryTable.cases(db, of: outage.id, before: before ?? ID(number: .max), limit: limit + 1)
        let cases = try ids.prefix(limit).compactMap { try CaseTable.find(db, $0) }
        return OutageFile(
            outage: outage, project: project, said: rules.said(of: outage, at: now, in: project),
            notice: rules.notice(of: outage, in: project),
            entries: try OutageEntryTable.entries(db, of: outage.id, limit: 200),
            cases: cases.filter { Self.maySee($0, actor) }, next: ids.count > limit ? ids[limit - 1] : nil,
            news: try news(db, of: .outage(outage.id)),
            outlook: try outlook(db, .outage(outage.id), of: outage.desk, in: project),
            allowed: outage.allowed(at: now).filter { mayTake($0, on: outage, actor) })
    }

    func outageRules(of outage: Outage) -> OutageRules { desks[outage.desk]?.knowledge.outages ?? .none }

    /// The outages that a case is tied to.
    func outages(_ db: DB, of item: Case) throws -> [Outage] {
        try OutageEntryTable.outages(db, of: item.id).compactMap { try OutageTable.find(db, $0) }
    }
}
