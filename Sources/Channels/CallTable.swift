import Casework
import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ telephone calls and what was reported of them.
package enum CallTable {
    private static let columns = """
        id, project, call_key, caller, line, person, began_at, answered_at, ended_at, missed_at, rung, agent, recording,
        returned_by, returned_at, returned_words
        """

    static func insert(_ tx: Tx, _ call: Call) throws {
        try tx.put(
            """
            INSERT INTO phone_call (id, project, call_key, caller, digits, line, person, began_at, state)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'ringing')
            """, call.id, call.project, call.key, call.from, Phone(call.from)?.digits ?? "", call.to, call.person,
            call.beganAt)
    }

    static func update(_ tx: Tx, _ call: Call) throws {
        try tx.put(
            """
            UPDATE phone_call SET began_at = ?2, answered_at = ?3, ended_at = ?4, missed_at = ?5, rung = ?6,
              agent = ?7, recording = ?8, state = ?9, returned_by = ?10, returned_at = ?11, returned_words = ?12
            WHERE id = ?1
            """, call.id, call.beganAt, call.answeredAt, call.endedAt, call.missedAt, call.rung, call.agent,
            call.recording, call.state, call.returned?.by, call.returned?.at, call.returned?.words)
    }

    /// - Returns: false where the same was said before.
    static func append(_ tx: Tx, _ report: CallReport, of call: ID<Call>, agent: ID<Staff>?, by actor: Actor) throws
        -> Bool
    {
        let isKnown = try tx.value(
            Int.self, "SELECT count(*) FROM call_report WHERE phone_call = ?1 AND event = ?2 AND at = ?3", call,
            report.event, report.at)
        guard isKnown == 0 else { return false }
        try tx.put(
            """
            INSERT INTO call_report (id, phone_call, event, at, agent, staff, recording, heard_at, heard_by)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, tx.newID(CallReport.self), call, report.event, report.at, report.agent ?? "", agent, report.recording,
            tx.now, actor.staff)
        return true
    }

    static func heard(_ db: DB, of call: ID<Call>) throws -> [Call.Heard] {
        try db.rows(
            "SELECT event, at, staff, recording FROM call_report WHERE phone_call = ?1 ORDER BY event, at", call
        ) { Call.Heard(event: try $0.next(), at: try $0.next(), agent: try $0.next(), recording: try $0.next()) }
    }

    static func find(_ db: DB, _ id: ID<Call>) throws -> Call? {
        try db.row("SELECT \(columns) FROM phone_call WHERE id = ?1", id, make: make)
    }

    static func find(_ db: DB, key: String) throws -> Call? {
        try db.row("SELECT \(columns) FROM phone_call WHERE call_key = ?1", key, make: make)
    }

    /// Those of a number that nobody has returned, and the first time it was answered after each.
    static func owed(_ db: DB, _ digits: String, in project: ID<Project>) throws -> [Call] {
        try db.rows(
            """
            SELECT \(columns) FROM phone_call WHERE project = ?1 AND digits = ?2 AND state = 'missed'
              AND returned_at IS NULL ORDER BY began_at, id
            """, project, digits, make: make)
    }

    /// The first call of a number that was answered after an instant.
    static func answered(_ db: DB, _ digits: String, in project: ID<Project>, after instant: Instant) throws -> Call? {
        try db.row(
            """
            SELECT \(columns) FROM phone_call WHERE digits = ?1 AND began_at > ?2 AND project = ?3
              AND answered_at IS NOT NULL ORDER BY began_at, id LIMIT 1
            """, digits, instant, project, make: make)
    }

    /// The newest first.
    static func list(
        _ db: DB, _ filter: CallFilter, in projects: [ID<Project>], limit: Int
    ) throws -> [Call] {
        guard !projects.isEmpty else { return [] }
        var condition = CaseCondition()
        // Those of one customer are few: `+` keeps the engines from walking all of the project for them.
        condition.addAny(filter.person == nil ? "project" : "+project", of: projects)
        condition.add("person = ?", filter.person)
        condition.add("state = ?", filter.isOwed ? Call.State.missed : filter.state)
        if filter.isOwed { condition.add("returned_at IS NULL") }
        condition.add("began_at >= ?", filter.from)
        condition.add("began_at < ?", filter.to)
        condition.add("(began_at, id) < (?, ?)", filter.after?.beganAt, filter.after?.id)
        return try db.rows(
            """
            SELECT \(columns) FROM phone_call WHERE \(condition.sql) ORDER BY began_at DESC, id DESC LIMIT \(limit)
            """, list: condition.values, make: make)
    }

    /// What of a project's calls came in a time, as figures count them.
    ///
    /// - Parameter rules: until when it was answered in time, and sooner than when it was given up too soon to count.
    package static func tally(
        _ db: DB, _ project: ID<Project>, in span: Range<Instant>, _ rules: TelephoneRules
    ) throws -> CallTally {
        try db.rows(
            """
            SELECT count(*) AS offered, coalesce(sum(CASE WHEN answered_at IS NOT NULL THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN answered_at - began_at <= ?4 THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN state = 'missed' THEN 1 ELSE 0 END), 0)
            FROM phone_call WHERE project = ?1 AND began_at >= ?2 AND began_at < ?3
              AND NOT (state = 'missed' AND coalesce(missed_at, ended_at) - began_at < ?5) ORDER BY offered
            """, project, span.lowerBound, span.upperBound, rules.answerWithin.milliseconds, rules.short.milliseconds
        ) {
            CallTally(
                offered: try $0.next(), answered: try $0.next(), inTime: try $0.next(), missed: try $0.next())
        }.first ?? CallTally()
    }

    /// When a project was called for the first time.
    package static func first(_ db: DB, _ project: ID<Project>) throws -> Instant? {
        try db.value(
            Instant.self, "SELECT began_at FROM phone_call WHERE project = ?1 ORDER BY began_at, id LIMIT 1", project)
    }

    /// The calls of a project by the quarters of an hour in which they came; quarters without any are left out. Those
    /// that were given up at once count as little as in ``tally(_:_:in:_:)``.
    package static func quarters(
        _ db: DB, _ project: ID<Project>, in span: Range<Instant>, _ rules: TelephoneRules
    ) throws -> [CallQuarter] {
        try db.rows(
            """
            SELECT began_at / \(CallQuarter.length.milliseconds) AS quarter, count(*),
              coalesce(sum(CASE WHEN state = 'ended' THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN state = 'ended' THEN ended_at - answered_at ELSE 0 END), 0)
            FROM phone_call WHERE project = ?1 AND began_at >= ?2 AND began_at < ?3
              AND NOT (state = 'missed' AND coalesce(missed_at, ended_at) - began_at < ?4)
            GROUP BY quarter ORDER BY quarter
            """, project, span.lowerBound, span.upperBound, rules.short.milliseconds
        ) {
            let start = Instant(milliseconds: try $0.next(Int64.self) * CallQuarter.length.milliseconds)
            return CallQuarter(
                start: start, offered: try $0.next(), answered: try $0.next(),
                talked: Span(milliseconds: try $0.next(Int64.self)))
        }
    }

    /// How many ring now in a project, and since when the first of them does.
    package static func waiting(
        _ db: DB, _ project: ID<Project>, since start: Instant
    ) throws -> (count: Int, since: Instant?) {
        try db.rows(
            """
            SELECT count(*) AS waiting, min(began_at) FROM phone_call
            WHERE project = ?1 AND state = 'ringing' AND began_at > ?2 ORDER BY waiting
            """, project, start
        ) { (try $0.next(Int.self), try $0.next(Instant?.self)) }.first ?? (0, nil)
    }

    /// How many calls of a project nobody took and nobody returned.
    package static func owedCount(_ db: DB, _ project: ID<Project>) throws -> Int {
        try db.value(
            Int.self,
            "SELECT count(*) FROM phone_call WHERE project = ?1 AND state = 'missed' AND returned_at IS NULL",
            project) ?? 0
    }

    private static func make(_ row: inout Row) throws -> Call {
        var call = Call(
            id: try row.next(), project: try row.next(), key: try row.next(), from: try row.next(), to: try row.next(),
            person: try row.next(), beganAt: try row.next())
        (call.answeredAt, call.endedAt, call.missedAt) = (try row.next(), try row.next(), try row.next())
        (call.rung, call.agent, call.recording) = (try row.next(), try row.next(), try row.next())
        let (by, at): (ID<Staff>?, Instant?) = (try row.next(), try row.next())
        let words: String? = try row.next()
        if let at { call.returned = Call.Returned(by: by, at: at, words: words ?? "") }
        return call
    }
}
