import Directory
import Kernel
import Store
import Workforce

/// One piece of work with its case: what a card on a telephone shows.
package struct Work: Sendable {
    package let item: Case
    package let task: CaseTask
    package let place: Place?
    /// The category that it is work of: its own where it names one, otherwise its case's.
    package var trade: String? { task.trade ?? item.category }

    /// Whether it is of a trade, or of one within it.
    func isOf(_ trade: String?) -> Bool {
        guard let trade else { return true }
        return self.trade.map { $0 == trade || $0.hasPrefix(trade + ".") } ?? false
    }
}

/// What somebody has to do, what lies in the queues of their departments, and what they did today.
package struct WorkList: Sendable {
    package let mine: [Work]
    package let queue: [Work]
    package let doneToday: [Work]
    /// What there is work of, of those two: paths of categories with two steps at most.
    package let trades: [String]
}

extension Cases {
    /// The work of `actor`, the nearest promise first; at most ``mostWork`` of each.
    ///
    /// Work in the queue whose trade somebody else of the department can do is theirs, and stands there for `actor`
    /// only where they ask for that trade.
    ///
    /// - Parameter trade: a category: only work of it, or of what lies in it; nil for all.
    package func work(of actor: Actor, trade: String? = nil) async throws -> WorkList {
        try await store.read { db in
            let mine = try Self.whole(
                db, try TaskTable.open(db, assignee: actor.staff, limit: Self.mostWork), for: actor)
            let queues = try actor.departments.map { try Self.queue(db, of: $0, trade: trade, for: actor) }
            let known = (mine.compactMap(\.trade) + queues.flatMap(\.trades)).map { $0.split(separator: ".").prefix(2) }
            return WorkList(
                mine: Self.byDue(mine.filter { $0.isOf(trade) }),
                queue: Array(Self.byDue(queues.flatMap(\.shown)).prefix(Self.mostWork)),
                doneToday: try Self.doneToday(db, by: actor, at: clock.now()),
                trades: Set(known.map { $0.joined(separator: ".") }).sorted())
        }
    }

    package static let mostWork = 60
    /// So many parts of a queue are looked through for somebody who sees few of it.
    private static let mostParts = 10

    /// What lies in the queue of a department for `actor`, as far as they may see it: the oldest, at least ``mostWork``
    /// of them where the first ``mostParts`` parts of the queue hold as many; and the trades of all that was looked at.
    private static func queue(
        _ db: DB, of department: ID<Department>, trade: String?, for actor: Actor
    ) throws -> (shown: [Work], trades: [String]) {
        var (shown, known, after): ([Work], [String], ID<CaseTask>) = ([], [], ID(number: 0))
        for _ in 0..<mostParts {
            let rows = try TaskTable.open(db, queue: department, after: after, limit: mostWork)
            let part = try whole(db, rows, for: actor)
            let fit = try trades(db, of: part.map(\.task), for: actor)
            known += part.compactMap(\.trade)
            shown += part.filter { trade == nil ? !fit.others.contains($0.task.id) : $0.isOf(trade) }
            guard rows.count == mostWork, shown.count < mostWork, let last = rows.last else { break }
            after = last.task.id
        }
        return (shown, known)
    }

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
