import Casework
import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ alerts.
enum AlertTable {
    private static let columns = """
        id, number, project, desk, rule, sight, severity, subject, at, saw, parameters, incident, former, owner, state,
        taken_by, taken_at, decided_by, decided_at, words, done_case, version,
        tell_on_at, told_on
        """

    static func insert(_ tx: Tx, _ alert: Alert) throws {
        try tx.put(
            """
            INSERT INTO alert (\(columns)) VALUES (\(EvidenceTable.marks(24)))
            """,
            list: [
                alert.id, alert.number, alert.project, alert.desk, alert.rule, alert.sight, alert.severity,
                alert.subject, alert.at, JSONColumn(alert.saw), JSONColumn(alert.parameters), alert.incident,
                alert.former,
            ] + changing(alert))
    }

    private static func changing(_ alert: Alert) -> [any SQLConvertible] {
        [
            alert.owner, alert.state, alert.takenBy, alert.takenAt, alert.decidedBy, alert.decidedAt, alert.words,
            alert.doneCase, alert.version, alert.tellOnAt, alert.toldOn,
        ]
    }

    static func update(_ tx: Tx, _ alert: Alert) throws {
        try tx.put(
            """
            UPDATE alert SET owner = ?2, state = ?3, taken_by = ?4, taken_at = ?5, decided_by = ?6, decided_at = ?7,
              words = ?8, done_case = ?9, version = ?10, tell_on_at = ?11, told_on = ?12
            WHERE id = ?1
            """, list: [alert.id] + changing(alert))
    }

    private static func make(_ row: inout Row) throws -> Alert {
        var alert = Alert(
            id: try row.next(), number: try row.next(), project: try row.next(), desk: try row.next(),
            rule: try row.next(), sight: try row.next(), severity: try row.next(), subject: try row.next(),
            at: try row.next(), saw: try row.json(), parameters: try row.json(), incident: try row.next(),
            former: try row.next(), owner: try row.next())
        (alert.state, alert.takenBy, alert.takenAt) = (try row.next(), try row.next(), try row.next())
        (alert.decidedBy, alert.decidedAt, alert.words) = (try row.next(), try row.next(), try row.next())
        (alert.doneCase, alert.version) = (try row.next(), try row.next())
        (alert.tellOnAt, alert.toldOn) = (try row.next(), try row.next())
        return alert
    }

    static func find(_ db: DB, number: String) throws -> Alert? {
        try db.row("SELECT \(columns) FROM alert WHERE number = ?1", number, make: make)
    }

    static func find(_ db: DB, _ id: ID<Alert>) throws -> Alert? {
        try db.row("SELECT \(columns) FROM alert WHERE id = ?1", id, make: make)
    }

    /// The last one of a rule about a subject, decided or not.
    static func last(_ db: DB, _ sighting: Sighting) throws -> Alert? {
        try db.row(
            """
            SELECT \(columns) FROM alert WHERE project = ?1 AND desk = ?2 AND rule = ?3 AND subject = ?4
            ORDER BY id DESC LIMIT 1
            """, sighting.project, sighting.desk, sighting.rule.key, sighting.subject, make: make)
    }

    /// Those of a rule that nobody has decided and whose subject begins so, the oldest first.
    static func undecided(
        _ db: DB, in project: ID<Project>, desk: String, rule: String, under stem: String
    ) throws -> [Alert] {
        try db.rows(
            """
            SELECT \(columns) FROM alert WHERE project = ?1 AND state IN ('open', 'acknowledged') AND desk = ?2
              AND rule = ?3 AND subject LIKE ?4 ORDER BY id
            """, project, desk, rule, stem + "%", make: make)
    }

    /// Those whose subject begins so, decided or not, the newest first.
    static func all(
        _ db: DB, in project: ID<Project>, _ sight: AlertRules.Sight.Name, under stem: String, limit: Int
    ) throws -> [Alert] {
        try db.rows(
            """
            SELECT \(columns) FROM alert WHERE project = ?1 AND sight = ?2 AND subject LIKE ?3 ORDER BY id DESC LIMIT ?4
            """, project, sight, stem + "%", limit, make: make)
    }

    /// Those that came after an alert, about the same.
    static func later(_ db: DB, than id: ID<Alert>) throws -> Alert? {
        try db.row("SELECT \(columns) FROM alert WHERE former = ?1 ORDER BY id LIMIT 1", id, make: make)
    }

    /// The newest first.
    static func list(_ db: DB, _ filter: AlertFilter, in projects: [ID<Project>], limit: Int) throws -> [Alert] {
        guard !projects.isEmpty else { return [] }
        var condition = CaseCondition()
        condition.addAny("project", of: projects)
        condition.addAny("state", of: filter.states)
        condition.add("id < ?", filter.after)
        condition.add("rule = ?", filter.rule)
        condition.add("severity = ?", filter.severity)
        condition.add(
            "(owner = ? OR id IN (SELECT alert FROM alert_telling WHERE staff = ?))", filter.owner, filter.owner)
        return try db.rows(
            "SELECT \(columns) FROM alert WHERE \(condition.sql) ORDER BY id DESC LIMIT \(limit)",
            list: condition.values, make: make)
    }

    /// How many nobody has decided.
    static func undecided(_ db: DB, in projects: [ID<Project>]) throws -> Int {
        guard !projects.isEmpty else { return 0 }
        let counts = try db.rows(
            """
            SELECT count(*) FROM alert WHERE project IN (\(EvidenceTable.marks(projects.count)))
              AND state IN ('open', 'acknowledged')
            """, list: projects
        ) { try $0.next(Int.self) }
        return counts.first ?? 0
    }

    /// How many somebody owns and has not decided, by owner; `isNew` for those not taken up.
    static func load(_ db: DB, of staff: ID<Staff>, isNew: Bool) throws -> Int {
        let states = isNew ? "'open'" : "'open', 'acknowledged'"
        return try db.value(
            Int.self, "SELECT count(*) FROM alert WHERE owner = ?1 AND state IN (\(states))", staff) ?? 0
    }

    /// Those undecided whose owner has left, the oldest first.
    static func ownerless(_ db: DB, limit: Int) throws -> [Alert] {
        let ids = try db.rows(
            """
            SELECT alert.id FROM staff CROSS JOIN alert WHERE staff.is_active = 0 AND alert.owner = staff.id
              AND alert.state IN ('open', 'acknowledged') ORDER BY alert.id LIMIT ?1
            """, limit
        ) { try $0.next(ID<Alert>.self) }
        return try ids.compactMap { try find(db, $0) }
    }

    /// What was withdrawn by itself, as an incident that turns out to be usual is, nobody has judged.
    typealias Outcome = (desk: String, rule: String, state: Alert.State, count: Int)

    /// How many of each rule came to what since an alert could have been raised.
    static func outcomes(_ db: DB, in projects: [ID<Project>], since start: Instant) throws -> [Outcome] {
        guard !projects.isEmpty else { return [] }
        let values: [any SQLConvertible] = [IDMaker.first(at: start)] + projects
        return try db.rows(
            """
            SELECT desk, rule, state, count(*) FROM alert
            WHERE project IN (\(EvidenceTable.marks(projects.count, from: 2))) AND id >= ?1
              AND (decided_at IS NULL OR decided_by IS NOT NULL)
            GROUP BY desk, rule, state ORDER BY desk, rule, state
            """, list: values
        ) { (try $0.next(), try $0.next(), try $0.next(), try $0.next()) }
    }
}
