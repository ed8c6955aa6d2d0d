import Casework
import Directory
import Kernel
import Store
import Workforce

extension DutyLog {
    /// The log of a post; of today where no day is asked for.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RosterRefusal/unknownDepartment(_:)`` · ``HandoverRefusal/tooManyLogDays(most:)`` ·
    ///   ``CaseRefusal/badCursor``
    package func page(_ filter: DutyFilter, _ place: RosterPlace, for actor: Actor) async throws -> DutyPage {
        var cursor: DutyCursor?
        if let after = filter.after {
            guard let found = DutyCursor(after) else { throw CaseRefusal.badCursor }
            cursor = found
        }
        let now = store.clock.now()
        return try await store.read { [cursor] db in
            let post = try Post(db, place, Post.readers, actor)
            let filter = try Self.dated(filter, post.project.zone.day(of: now))
            let limit = min(max(1, filter.limit), DutyFilter.mostRows)
            let rows = try DutyEntryTable.list(db, filter, of: post, after: cursor, limit: limit + 1)
            let entries = Array(rows.prefix(limit))
            return DutyPage(
                post: post, entries: entries, numbers: try numbers(db, entries.compactMap(\.item), actor),
                next: rows.count > limit ? entries.last.map { DutyCursor($0).text } : nil,
                mayWrite: actor.may(.dutyWrite, in: post.project.id))
        }
    }

    /// Open ones are shown however old they are.
    private static func dated(_ filter: DutyFilter, _ today: Day) throws -> DutyFilter {
        var filter = filter
        guard !filter.isOpen || filter.from != nil || filter.until != nil else { return filter }
        let from = filter.from ?? filter.until ?? today
        let until = max(from, filter.until ?? (filter.from == nil ? today : from))
        guard from.through(until).count <= DutyFilter.mostDays else {
            throw HandoverRefusal.tooManyLogDays(most: DutyFilter.mostDays)
        }
        (filter.from, filter.until) = (from, until)
        return filter
    }

    private func numbers(_ db: DB, _ ids: [ID<Case>], _ actor: Actor) throws -> [ID<Case>: String] {
        let seen = try HeldCaseTable.find(db, ids).filter { Cases.maySee($0, actor) }
        return Dictionary(uniqueKeysWithValues: seen.map { ($0.id, $0.number) })
    }

    /// - Throws: ``HandoverRefusal/unknownDutyEntry``
    package func file(_ id: ID<DutyEntry>, for actor: Actor) async throws -> DutyFile {
        try await store.read { db in
            let entry = try entry(db, id, actor)
            guard let post = try Post(db, entry.project, entry.department) else {
                throw HandoverRefusal.unknownDutyEntry
            }
            return DutyFile(
                entry: entry, post: post, versions: try DutyEntryTable.versions(db, of: id),
                number: try numbers(db, [entry.item].compactMap(\.self), actor).values.first,
                mayWrite: actor.may(.dutyWrite, in: entry.project))
        }
    }
}
