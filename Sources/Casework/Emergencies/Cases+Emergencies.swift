import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// The emergencies that `actor` may see, the newest first: those of the projects whose cases they see, and those to
    /// which they were called.
    ///
    /// - Parameters:
    ///   - running: nil for all.
    ///   - after: the case of the last one of the page before.
    package func emergencies(
        running: Bool? = nil, project: ID<Project>? = nil, after: ID<Case>? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> Page<EmergencyFile> {
        try await store.read { db in
            let limit = CaseFilter.rows(limit)
            let projects = actor.projects(reaching: .caseRead, of: try ProjectTable.all(db)).map(\.id)
            let rows = try EmergencyTable.list(
                db, projects: projects.isEmpty ? [ID(number: 0)] : projects, only: project, calledTo: actor.staff,
                running: running, before: after?.number ?? .max, limit: limit + 1)
            let items = try rows.prefix(limit).filter { try followed(db, $0.item, in: $0.project, actor) }
                .compactMap { try file(db, $0, isWhole: false) }
            return Page(items: items, next: rows.count > limit ? rows[limit - 1].item.description : nil)
        }
    }

    /// What lists and the strip show of those that ``emergencies(running:project:after:limit:for:)`` answers.
    package func emergencyLines(
        running: Bool, after: ID<Case>? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> Page<EmergencyLine> {
        try await store.read { db in
            let limit = CaseFilter.rows(limit)
            let projects = actor.projects(reaching: .caseRead, of: try ProjectTable.all(db)).map(\.id)
            let rows = try EmergencyLineTable.list(
                db, projects: projects.isEmpty ? [ID(number: 0)] : projects, calledTo: actor.staff,
                isRunning: running, before: after?.number ?? .max, limit: limit + 1)
            let items = try rows.prefix(limit).filter { try followed(db, $0.item, in: $0.project, actor) }
            return Page(items: items, next: rows.count > limit ? rows[limit - 1].item.description : nil)
        }
    }

    /// By the number or the ID of its case.
    ///
    /// - Throws: ``CaseRefusal/unknownEmergency(_:)``, also where it may not be seen
    package func emergency(_ name: String, for actor: Actor) async throws -> EmergencyFile {
        try await store.read { try file($0, named: name, for: actor) }
    }

    func file(_ db: DB, named name: String, for actor: Actor) throws -> EmergencyFile {
        guard let item = try CaseTable.find(db, named: name), let one = try EmergencyTable.find(db, item.id),
            try mayFollow(db, item, actor), let file = try file(db, one)
        else { throw CaseRefusal.unknownEmergency(name) }
        return file
    }

    func mayFollow(_ db: DB, _ item: Case, _ actor: Actor) throws -> Bool {
        try actor.may(.caseRead, on: item) || AlarmCallTable.isCalled(db, actor.staff, to: item.id)
    }

    /// Those that `actor` may follow, of projects of which they may see only a part; the others are answered unread.
    private func followed(_ db: DB, _ id: ID<Case>, in project: ID<Project>, _ actor: Actor) throws -> Bool {
        if actor.may(.caseRead, in: project) || !actor.reaches(.caseRead, in: project) { return true }
        return try CaseTable.find(db, id).map { try mayFollow(db, $0, actor) } ?? false
    }

    /// - Parameter isWhole: with what was said; a list does without.
    private func file(_ db: DB, _ one: Emergency, isWhole: Bool = true) throws -> EmergencyFile? {
        guard let item = try CaseTable.find(db, one.item) else { return nil }
        let entries = isWhole ? try TimelineTable.entries(db, of: item.id, after: 0, limit: 500) : []
        let words = entries.filter { $0.act == "message" }
        return EmergencyFile(
            emergency: one, item: item, place: try item.place.flatMap { try PlaceTable.find(db, $0) },
            ticks: try EmergencyTable.ticks(db, of: item.id), alarms: try alarms(db, of: item.id), words: words,
            aftercare: try one.aftercare.flatMap { try CaseTable.find(db, $0)?.number })
    }

    /// The aftercare of a case that is an emergency, and the emergency of one that is aftercare.
    func emergencyTies(_ db: DB, of item: Case) -> [(CaseFile.Tie, ID<Case>?)] {
        [
            (.aftercare, (try? EmergencyTable.find(db, item.id))?.aftercare),
            (.emergency, (try? EmergencyTable.find(db, aftercare: item.id))?.item),
        ]
    }
}
