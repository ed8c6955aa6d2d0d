import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ cases. A case is one row here and one for each of its tasks and promises.
package enum CaseTable {
    private static let columns = """
        id, number, project, desk, kind, procedure_version, channel, person, reporter_name, reporter_phone,
        is_anonymous, place, place_text, title, text, occurred_at, reported_at, opened_at, external_number, category,
        priority, stage, phase, agent, version, first_answered_at, solved_at, closed_at, customer_spoke_last, detail
        """

    /// What no query asks for by itself; a case that was just taken in has none of it.
    private struct Detail: Codable, Hashable {
        var form: [String: String] = [:]
        var splitFrom: ID<Case>?
        var waiting: Waiting?
        var firstSolvedAt: Instant?
        var closing: Closing?
        var solution: Solution?
        var verdict: Verdict?
        var tries: [CallbackTry] = []
        var thingsDone: [FiveThing] = [], judgement: Judgement?
        var attachments: [Attachment] = []
        var reopenCount = 0, chaseCount = 0
        var chasedAt: Instant?
        var mergedInto: ID<Case>?, visit: Visit?
        var beforeMerge: BeforeMerge?
        var outside: [OutsideMatter]?
        var standing: Standing?, counts: [String: Int]?, bygone: [Bygone]?

        static let none = Detail()
    }

    static func insert(
        _ tx: Tx, _ item: Case, building: String, importKey: String?, wakeAt: Instant? = nil
    ) throws {
        try tx.put(
            """
            INSERT INTO cases (
              id, number, project, desk, kind, procedure_version, channel, person, reporter_name, reporter_phone,
              is_anonymous, place, building, place_text, title, text, occurred_at, reported_at, opened_at,
              external_number, import_key, category, priority, stage, phase, agent, assignee, assigned_department,
              version, next_due, changed_at, first_answered_at, solved_at, closed_at, rating, customer_spoke_last,
              detail, wake_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
              ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38)
            """,
            list: [
                item.id, item.number, item.project, item.desk, item.kind, item.procedureVersion, item.channel,
                item.reporter.person, item.reporter.name, item.reporter.phone, item.reporter.isAnonymous, item.place,
                building, item.placeText, item.title, item.text, item.occurredAt, item.reportedAt, item.openedAt,
                item.externalNumber, importKey,
            ] + changing(item, at: tx.now) + [wakeAt])
    }

    /// - Parameter wakeAt: when it does something by itself; kept of no imported case.
    /// - Throws: ``CaseRefusal/stale(current:)`` where somebody else was quicker.
    static func update(_ tx: Tx, _ item: Case, from old: Case, wakeAt: Instant?) throws {
        let changed = try tx.run(
            """
            UPDATE cases SET category = ?3, priority = ?4, stage = ?5, phase = ?6, agent = ?7, assignee = ?8,
              assigned_department = ?9, version = ?10, next_due = ?11, changed_at = ?12, first_answered_at = ?13,
              solved_at = ?14, closed_at = ?15, rating = ?16, customer_spoke_last = ?17, detail = ?18,
              wake_at = CASE WHEN import_key IS NULL THEN CAST(?19 AS BIGINT) END
            WHERE id = ?1 AND version = ?2
            """, list: [item.id, old.version] + changing(item, at: tx.now) + [wakeAt])
        guard changed == 1 else { throw CaseRefusal.stale(current: old.version) }
    }

    private static func changing(_ item: Case, at now: Instant) -> [any SQLConvertible] {
        let task = item.openTasks.last
        let detail = Detail(
            form: item.form, splitFrom: item.splitFrom, waiting: item.waiting, firstSolvedAt: item.firstSolvedAt,
            closing: item.closing, solution: item.solution, verdict: item.verdict, tries: item.tries,
            thingsDone: item.thingsDone, judgement: item.judgement, attachments: item.attachments,
            reopenCount: item.reopenCount, chaseCount: item.chaseCount, chasedAt: item.chasedAt,
            mergedInto: item.mergedInto, visit: item.visit, beforeMerge: item.beforeMerge,
            outside: item.outside.isEmpty ? nil : item.outside, standing: item.standing,
            counts: item.counts.isEmpty ? nil : item.counts, bygone: item.bygone.isEmpty ? nil : item.bygone)
        return [
            item.category, item.priority, item.stage, item.phase, item.agent, task?.assignee,
            task?.assignee == nil ? task?.department : nil, item.version, item.nextDue, now, item.firstAnsweredAt,
            item.solvedAt, item.closedAt, item.verdict?.rating, item.customerHadLastWord,
            detail == .none ? nil : JSONColumn(detail),
        ]
    }

    package static func find(_ db: DB, _ id: ID<Case>) throws -> Case? {
        try list(db, where: "id = ?1", values: [id]).first
    }

    package static func find(_ db: DB, number: String) throws -> Case? {
        try list(db, where: "number = ?1", values: [number]).first
    }

    /// How many cases have their nearest promise in a span of time, read along its index.
    static func countDue(_ db: DB, project: Int64, from start: Int64, before end: Int64) throws -> Int {
        try db.value(
            Int.self, "SELECT count(*) FROM cases WHERE project = ?1 AND next_due >= ?2 AND next_due < ?3", project,
            start, end) ?? 0
    }

    static func count(_ db: DB, where condition: String, values: [any SQLConvertible]) throws -> Int {
        try db.rows("SELECT count(*) FROM cases WHERE \(condition)", list: values) { try $0.next(Int.self) }.first ?? 0
    }

    /// Its place and its category; nil where there is no such case.
    static func spot(_ db: DB, of id: ID<Case>) throws -> (ID<Place>?, String?)? {
        try db.row("SELECT place, category FROM cases WHERE id = ?1", id) { (try $0.next(), try $0.next()) }
    }

    /// The building that it is in; empty where no place is known.
    static func building(_ db: DB, of id: ID<Case>) throws -> String {
        try db.value(String.self, "SELECT building FROM cases WHERE id = ?1", id) ?? ""
    }

    /// By number or ID, as people and programs name it.
    package static func find(_ db: DB, named name: String) throws -> Case? {
        if let found = try find(db, number: name) { return found }
        return try ID<Case>(name).flatMap { try find(db, $0) }
    }

    /// Cases by a condition on the table; tasks and promises come with them.
    static func list(_ db: DB, where condition: String, values: [any SQLConvertible]) throws -> [Case] {
        let rows = try db.rows("SELECT \(columns) FROM cases WHERE \(condition)", list: values, make: make)
        let ids = rows.map(\.id)
        let tasks = try TaskTable.all(db, of: ids)
        let promises = try PromiseTable.all(db, of: ids)
        return rows.map { row in
            var item = row
            item.tasks = tasks[item.id] ?? []
            item.promises = promises[item.id] ?? []
            return item
        }
    }

    /// What belongs to several cases, by case; nothing is asked where there are none.
    static func grouped<Part>(
        _ ids: [ID<Case>], read: (String) throws -> [(case: ID<Case>, part: Part)]
    ) throws -> [ID<Case>: [Part]] {
        guard !ids.isEmpty else { return [:] }
        let marks = ids.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        return Dictionary(grouping: try read(marks), by: \.case).mapValues { $0.map(\.part) }
    }

    private static func make(_ row: inout Row) throws -> Case {
        let fixed = try FixedColumns(&row)
        let category: String? = try row.next()
        let (priority, stage, phase): (Priority, String, Phase) = (try row.next(), try row.next(), try row.next())
        let (agent, version): (ID<Staff>, Int) = (try row.next(), try row.next())
        let times: [Instant?] = [try row.next(), try row.next(), try row.next()]
        let customerHadLastWord: Bool = try row.next()
        let detail = try row.next(JSONColumn<Detail>?.self)?.value ?? .none
        var item = fixed.made(
            form: detail.form, splitFrom: detail.splitFrom, category: category, priority: priority, stage: stage,
            phase: phase, agent: agent)
        item.version = version
        (item.firstAnsweredAt, item.solvedAt, item.closedAt) = (times[0], times[1], times[2])
        (item.waiting, item.closing, item.mergedInto) = (detail.waiting, detail.closing, detail.mergedInto)
        (item.firstSolvedAt, item.visit) = (detail.firstSolvedAt, detail.visit)
        (item.beforeMerge, item.outside, item.standing) = (detail.beforeMerge, detail.outside ?? [], detail.standing)
        (item.counts, item.bygone) = (detail.counts ?? [:], detail.bygone ?? [])
        (item.solution, item.verdict, item.tries) = (detail.solution, detail.verdict, detail.tries)
        (item.thingsDone, item.judgement) = (detail.thingsDone, detail.judgement)
        item.attachments = detail.attachments
        (item.reopenCount, item.chaseCount, item.chasedAt) = (detail.reopenCount, detail.chaseCount, detail.chasedAt)
        item.customerHadLastWord = customerHadLastWord
        return item
    }

    /// The columns that change by a correction alone, or never.
    private struct FixedColumns {
        let id: ID<Case>, number: String, project: ID<Project>, desk: String, kind: String, version: Int
        let channel: String, reporter: Reporter, place: ID<Place>?, placeText: String, title: String, text: String
        let occurredAt: Instant?, reportedAt: Instant, openedAt: Instant, externalNumber: String?

        init(_ row: inout Row) throws {
            (id, number, project) = (try row.next(), try row.next(), try row.next())
            (desk, kind, version) = (try row.next(), try row.next(), try row.next())
            channel = try row.next()
            reporter = Reporter(
                person: try row.next(), name: try row.next(), phone: try row.next(), isAnonymous: try row.next())
            (place, placeText, title, text) = (try row.next(), try row.next(), try row.next(), try row.next())
            (occurredAt, reportedAt, openedAt) = (try row.next(), try row.next(), try row.next())
            externalNumber = try row.next()
        }

        func made(
            form: [String: String], splitFrom: ID<Case>?, category: String?, priority: Priority, stage: String,
            phase: Phase, agent: ID<Staff>
        ) -> Case {
            Case(
                id: id, number: number, project: project, desk: desk, kind: kind, procedureVersion: version,
                channel: channel, reporter: reporter, place: place, placeText: placeText, title: title, text: text,
                occurredAt: occurredAt, reportedAt: reportedAt, openedAt: openedAt, externalNumber: externalNumber,
                form: form, splitFrom: splitFrom, category: category, priority: priority, stage: stage, phase: phase,
                agent: agent)
        }
    }
}
