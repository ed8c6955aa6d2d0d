import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ the cases that do something by themselves.
enum RunTable {
    /// Not imported. Said so that no engine reads all of these along the index of the keys of imports.
    private static let isOwn = "coalesce(cases.import_key, '') = ''"

    static func isDue(_ db: DB, at now: Instant) throws -> Bool {
        try !due(db, at: now, limit: 1).isEmpty
    }

    /// Those whose time has come, the one that waited longest first.
    static func due(_ db: DB, at now: Instant, limit: Int) throws -> [ID<Case>] {
        try db.rows("SELECT id FROM cases WHERE wake_at <= ?1 ORDER BY wake_at, id LIMIT ?2", now, limit) {
            try $0.next()
        }
    }

    /// When a case must be looked at next, where nothing else of it changes.
    static func wake(_ tx: Tx, _ id: ID<Case>, at time: Instant?) throws {
        try tx.put("UPDATE cases SET wake_at = ?2 WHERE id = ?1", id, time)
    }

    /// The live cases of agents who have left, oldest first; imported ones are not among them.
    static func agentless(_ db: DB, after: ID<Case>, limit: Int) throws -> [ID<Case>] {
        try db.rows(
            """
            SELECT cases.id FROM staff CROSS JOIN cases WHERE staff.is_active = 0 AND cases.agent = staff.id
              AND cases.phase IN ('open', 'waiting', 'solved', 'confirming') AND \(isOwn)
              AND cases.id > ?1
            ORDER BY cases.id LIMIT ?2
            """, after, limit
        ) { try $0.next() }
    }

    /// The cases whose work is with somebody who has left, oldest work first.
    static func abandoned(_ db: DB, limit: Int) throws -> [ID<Case>] {
        try db.rows(
            """
            SELECT task.case_id FROM staff CROSS JOIN task CROSS JOIN cases
            WHERE staff.is_active = 0 AND task.assignee = staff.id AND task.is_open = 1
              AND cases.id = task.case_id AND \(isOwn)
            ORDER BY task.id LIMIT ?1
            """, limit
        ) { try $0.next() }
    }

    /// The cases whose work was sent to somebody who then went off duty and is not back, oldest work first.
    ///
    /// - Parameter earliest: who went off duty before is not looked at: what they had not accepted has returned by now.
    static func unattended(_ db: DB, since earliest: Instant, limit: Int) throws -> [ID<Case>] {
        try db.rows(
            """
            SELECT task.case_id FROM duty CROSS JOIN task CROSS JOIN cases
            WHERE duty.ended_at >= ?1 AND task.assignee = duty.staff AND task.is_open = 1 AND task.state = 'sent'
              AND task.sent_at < duty.ended_at
              AND cases.id = task.case_id AND \(isOwn)
              AND NOT EXISTS (SELECT 1 FROM duty AS later WHERE later.staff = duty.staff AND later.ended_at IS NULL)
            ORDER BY task.id LIMIT ?2
            """, earliest, limit
        ) { try $0.next() }
    }

    /// The live cases of a page, each with when it is looked at next; imported ones are not among them.
    static func wakes(_ db: DB, after: ID<Case>, limit: Int) throws -> [(item: ID<Case>, wakeAt: Instant?)] {
        try db.rows(
            """
            SELECT id, wake_at FROM cases WHERE id > ?1 AND \(isOwn)
              AND phase IN ('open', 'waiting', 'solved', 'confirming') ORDER BY id LIMIT ?2
            """, after, limit
        ) { (try $0.next(), try $0.next()) }
    }
}
