import Directory
import Kernel
import Store
import Workforce

/// What a calendar would change of the promises that are open now.
package struct CalendarPreview: Sendable {
    package struct Row: Sendable {
        package let number: String
        package let project: ID<Project>
        package let promise: ID<Promise>
        package let kind: Promise.Kind
        /// Who made it.
        package let byName: String
        package let dueAt: Instant
        package let move: PromiseMove

        /// How much later it would be due; below nought where earlier. Nil where it stays as it is.
        package var difference: Span? { move.dueAt.map { $0 - dueAt } }
    }

    /// What would be replaced.
    package let current: CalendarVersion
    package let calendar: WorkCalendar
    package private(set) var earlier = 0
    package private(set) var later = 0
    /// They move as well, to the same time.
    package private(set) var same = 0
    /// They stay on the version that they were made with.
    package private(set) var staying = 0
    /// False where there are more than ``Cases/mostPreviewed``, which were not looked at.
    package let isWhole: Bool
    /// A page: first those that would move, in each part the next one due first.
    package private(set) var page = Page<Row>(items: [], next: nil)

    fileprivate init(
        current: CalendarVersion, calendar: WorkCalendar, _ rows: [Row], isWhole: Bool, after: Int, limit: Int
    ) {
        (self.current, self.calendar, self.isWhole) = (current, calendar, isWhole)
        for row in rows {
            switch row.difference?.milliseconds {
            case nil: staying += 1
            case 0: same += 1
            case let difference? where difference < 0: earlier += 1
            default: later += 1
            }
        }
        // What changes comes first.
        let rows = rows.filter { $0.move.dueAt != nil } + rows.filter { $0.move.dueAt == nil }
        let items = Array(rows.dropFirst(after).prefix(limit))
        page = Page(items: items, next: rows.count > after + limit ? "\(after + limit)" : nil)
    }
}

extension Cases {
    /// So many open promises are worked out in one preview.
    package static let mostPreviewed = 20_000

    /// What publishing a draft would change of the promises that are open, if they moved with it.
    ///
    /// - Parameter after: the cursor of the page before.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/unknownCalendar(_:)`` · ``CaseRefusal/badCursor``
    ///   · what ``CalendarDraft/calendar(after:number:known:at:)`` refuses
    package func preview(
        _ draft: CalendarDraft, of place: CalendarPlace, after: String? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> CalendarPreview {
        try require(toEdit: place, actor)
        guard let start = after.map({ Int($0) }) ?? 0, (0...Self.mostPreviewed).contains(start) else {
            throw CaseRefusal.badCursor
        }
        let now = clock.now()
        return try await store.read { db in
            let shown = try self.shown(db, place)
            let calendar = try read(db, draft, shown, at: now)
            let projects = try self.projects(db, on: place)
            let running = try CalendarMoveTable.running(
                db, of: place, in: projects.map(\.id), try area(db, of: place), limit: Self.mostPreviewed + 1)
            let here = Dictionary(uniqueKeysWithValues: projects.map { ($0.id, calendar.moved(to: $0.zone)) })
            let rows = running.prefix(Self.mostPreviewed).map { one in
                CalendarPreview.Row(
                    number: one.number, project: one.project, promise: one.promise.id, kind: one.promise.kind,
                    byName: one.promise.byName, dueAt: one.promise.dueAt,
                    move: one.promise.moved(to: here[one.project] ?? calendar, at: now))
            }
            return CalendarPreview(
                current: shown.current, calendar: calendar, rows, isWhole: running.count <= Self.mostPreviewed,
                after: start, limit: CaseFilter.rows(limit))
        }
    }

    /// A draft as the next version of its calendar.
    func read(_ db: DB, _ draft: CalendarDraft, _ shown: CalendarShown, at now: Instant) throws -> WorkCalendar {
        let number = try versions(db, shown.place).map(\.number).max() ?? 0
        return try draft.calendar(
            after: shown.current.calendar, number: number + 1,
            known: shown.holidays.flatMap(\.holidays).map(\.name), at: now)
    }

    /// A desk's calendar is edited by those who may everywhere, a project's own and those of its parts by those who may
    /// there.
    func require(toEdit place: CalendarPlace, _ actor: Actor) throws {
        guard actor.rules(.calendarsEdit, in: place.project) else {
            throw WorkforceRefusal.notAllowed(.calendarsEdit)
        }
    }
}
