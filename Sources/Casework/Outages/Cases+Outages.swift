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
    /// The cases of those who asked.
    package let cases: [Case]
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
        [Right.caseRead, .caseRegister, .caseDispatch].contains { actor.may($0, in: project) }
    }

    /// By number or ID.
    ///
    /// - Throws: ``CaseRefusal/unknownOutage(_:)``
    package func outage(_ name: String, for actor: Actor) async throws -> OutageFile {
        try await store.read { try outageFile($0, try knownOutage($0, name, by: actor), for: actor) }
    }

    func knownOutage(_ db: DB, _ name: String, by actor: Actor) throws -> Outage {
        let found =
            try OutageTable.find(db, number: name)
            ?? ID<Outage>(name).flatMap { try OutageTable.find(db, $0) }
        guard let found, Self.maySeeOutages(in: found.project, actor) else { throw CaseRefusal.unknownOutage(name) }
        return found
    }

    func outageFile(_ db: DB, _ outage: Outage, for actor: Actor) throws -> OutageFile {
        let project = try project(db, outage.project)
        let rules = outageRules(of: outage)
        let now = clock.now()
        let cases = try OutageEntryTable.cases(db, of: outage.id, limit: Self.mostTied).compactMap {
            try CaseTable.find(db, $0)
        }
        return OutageFile(
            outage: outage, project: project, said: rules.said(of: outage, at: now, in: project),
            notice: rules.notice(of: outage, in: project),
            entries: try OutageEntryTable.entries(db, of: outage.id, limit: 200),
            cases: cases.filter { Self.maySee($0, actor) },
            allowed: outage.allowed(at: now).filter { mayTake($0, on: outage, actor) })
    }

    func outageRules(of outage: Outage) -> OutageRules { desks[outage.desk]?.knowledge.outages ?? .none }

    /// The outages that a case is tied to.
    func outages(_ db: DB, of item: Case) throws -> [Outage] {
        try OutageEntryTable.outages(db, of: item.id).compactMap { try OutageTable.find(db, $0) }
    }
}
