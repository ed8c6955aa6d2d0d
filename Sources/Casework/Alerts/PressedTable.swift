import Directory
import Kernel
import Store
import Workforce

/// A promise that falls due soon, with what says whose work it is.
package struct Pressed: Sendable {
    package let item: ID<Case>
    package let category: String?
    package let department: ID<Department>?
    package let promise: Promise
}

/// The promises of a project that fall due next, read along the nearest promises of its cases, which
/// may be late already.
package enum PressedTable {
    /// So many are enough to say that they are many.
    private static let most = 20_000

    package static func pressed(
        _ db: DB, _ project: ID<Project>, desk: String, dueIn range: Range<Instant>
    ) throws -> [Pressed] {
        try db.rows(
            """
            SELECT c.id, c.category, c.assigned_department, p.id, p.kind, p.made_by, p.by_name, p.made_at, p.starts_at,
              p.due_at, p.paused_for, p.pauses, p.calendar, p.calendar_version, p.target
            FROM cases c JOIN promise p ON p.case_id = c.id
            WHERE c.project = ?1 AND c.next_due < ?3 AND c.desk = ?4 AND p.state = 'open'
              AND p.paused_since IS NULL AND p.due_at >= ?2 AND p.due_at < ?3
            ORDER BY c.next_due, p.id LIMIT \(most)
            """, project, range.lowerBound, range.upperBound, desk
        ) { row in
            let about = (item: try row.next(ID<Case>.self), category: try row.next(String?.self),
                department: try row.next(ID<Department>?.self))
            return Pressed(
                item: about.item, category: about.category, department: about.department, promise: try promise(&row))
        }
    }

    private static func promise(_ row: inout Row) throws -> Promise {
        var promise = Promise(
            id: try row.next(), kind: try row.next(), by: try row.next(), byName: try row.next(),
            madeAt: try row.next(), words: "", level: nil, startsAt: try row.next(), dueAt: try row.next())
        promise.pausedFor = Span(milliseconds: try row.next())
        promise.pauses = try row.next(JSONColumn<[Pause]>?.self)?.value ?? []
        promise.clock = try PromiseTable.clock(&row)
        return promise
    }
}

extension Desk {
    /// Whether so many per cent of the time of a promise are gone, on its own clock.
    package func isGone(_ share: Int, of promise: Promise, in zone: Zone, at now: Instant) -> Bool {
        levels.instant(ofShare: share, of: promise, in: zone) <= now
    }
}
