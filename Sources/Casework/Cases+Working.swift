import Directory
import Kernel
import Store
import Workforce

/// One piece of work with its case: what a card on a telephone shows.
package struct Work: Sendable {
    package let item: Case
    package let task: CaseTask
    package let place: Place?
}

/// What somebody has to do, what lies in the queues of their departments, and what they did today.
package struct WorkList: Sendable {
    package let mine: [Work]
    package let queue: [Work]
    package let doneToday: [Work]
}

extension Cases {
    /// The work of `actor`, the nearest promise first; at most ``mostWork`` of each.
    package func work(of actor: Actor) async throws -> WorkList {
        try await store.read { db in
            let mine = try TaskTable.open(db, assignee: actor.staff, limit: Self.mostWork)
            let queues = try actor.departments.flatMap {
                try TaskTable.open(db, queue: $0, limit: Self.mostWork)
            }
            return WorkList(
                mine: Self.byDue(try Self.whole(db, mine, for: actor)),
                queue: Array(Self.byDue(try Self.whole(db, queues, for: actor)).prefix(Self.mostWork)),
                doneToday: try Self.doneToday(db, by: actor, at: clock.now()))
        }
    }

    package static let mostWork = 60

    private static func whole(_ db: DB, _ rows: [(case: ID<Case>, task: CaseTask)], for actor: Actor) throws -> [Work] {
        try rows.compactMap { row in
            guard let item = try CaseTable.find(db, row.case), maySee(item, actor) else { return nil }
            return Work(item: item, task: row.task, place: try item.place.flatMap { try PlaceTable.find(db, $0) })
        }
    }

    private static func byDue(_ work: [Work]) -> [Work] {
        work.sorted { a, b in
            (a.item.nextDue?.milliseconds ?? .max, a.task.id) < (b.item.nextDue?.milliseconds ?? .max, b.task.id)
        }
    }

    /// The last first. Today is the day of the project's wall clock.
    private static func doneToday(_ db: DB, by actor: Actor, at now: Instant) throws -> [Work] {
        let zones = Dictionary(uniqueKeysWithValues: try ProjectTable.all(db).map { ($0.id, $0.zone) })
        let done = try whole(db, try TaskTable.finished(db, by: actor.staff, limit: mostWork), for: actor)
        let today = done.filter { work in
            let zone = zones[work.item.project] ?? .shanghai
            return work.task.doneAt.map { zone.day(of: $0) == zone.day(of: now) } ?? false
        }
        return today.sorted { ($1.task.doneAt?.milliseconds ?? 0) < ($0.task.doneAt?.milliseconds ?? 0) }
    }
}

extension CaseTask {
    /// Nil where it was not done.
    package var doneAt: Instant? { steps.last { $0.state == .done }?.at }
}
