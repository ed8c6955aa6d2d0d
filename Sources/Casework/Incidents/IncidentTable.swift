import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ incidents and the cases tied to them.
package enum IncidentTable {
    private static let select = """
        SELECT incident.id, incident.number, incident.project, incident.desk, incident.rule, incident.found_at,
          incident.title, incident.state, incident.decided_by, incident.decided_at, incident.reason,
          incident.closed_at, incident.version, min(cases.opened_at), max(cases.opened_at), count(cases.id),
          coalesce(sum(CASE WHEN cases.phase IN ('closed', 'cancelled') THEN 0 ELSE 1 END), 0)
        FROM incident LEFT JOIN incident_case
          ON incident_case.incident = incident.id AND incident_case.state <> 'untied'
        LEFT JOIN cases ON cases.id = incident_case.case_id
        """

    /// Those of some projects in some states, the newest first.
    static func list(
        _ db: DB, projects: [ID<Project>], states: [Incident.State], before: Int64, limit: Int
    ) throws -> [Incident] {
        guard !projects.isEmpty, !states.isEmpty else { return [] }
        let first = marks(projects.count, from: 1)
        let second = marks(states.count, from: projects.count + 1)
        let last = projects.count + states.count
        let values: [any SQLConvertible] = projects + states
        return try db.rows(
            """
            \(select) WHERE incident.id IN (
              SELECT id FROM incident WHERE project IN (\(first)) AND state IN (\(second)) AND id < ?\(last + 1)
              ORDER BY id DESC LIMIT ?\(last + 2))
            GROUP BY incident.id ORDER BY incident.id DESC
            """, list: values + [before, limit], make: make)
    }

    static func marks(_ count: Int, from first: Int) -> String {
        (first..<first + count).map { "?\($0)" }.joined(separator: ", ")
    }

    package static func find(_ db: DB, number: String) throws -> Incident? {
        try db.rows("\(select) WHERE incident.number = ?1 GROUP BY incident.id", number, make: make).first
    }

    static func find(_ db: DB, _ id: ID<Incident>) throws -> Incident? {
        try db.rows("\(select) WHERE incident.id = ?1 GROUP BY incident.id", id, make: make).first
    }

    private static func make(_ row: inout Row) throws -> Incident {
        var incident = Incident(
            id: try row.next(), number: try row.next(), project: try row.next(), desk: try row.next(),
            rule: try row.next(), foundAt: try row.next(), title: try row.next(), state: try row.next())
        (incident.decidedBy, incident.decidedAt) = (try row.next(), try row.next())
        (incident.reason, incident.closedAt, incident.version) = (try row.next(), try row.next(), try row.next())
        incident.span = Incident.Extent(
            first: try row.next(), last: try row.next(), cases: try row.next(), open: try row.next())
        return incident
    }

    static func insert(_ tx: Tx, _ incident: Incident) throws {
        try tx.put(
            """
            INSERT INTO incident (id, number, project, desk, rule, found_at, title, state, decided_by, decided_at,
              version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """, incident.id, incident.number, incident.project, incident.desk, incident.rule, incident.foundAt,
            incident.title, incident.state, incident.decidedBy, incident.decidedAt, incident.version)
    }

    static func update(_ tx: Tx, _ incident: Incident) throws {
        try tx.put(
            """
            UPDATE incident SET title = ?2, state = ?3, decided_by = ?4, decided_at = ?5, reason = ?6, closed_at = ?7,
              version = ?8
            WHERE id = ?1
            """, incident.id, incident.title, incident.state, incident.decidedBy, incident.decidedAt,
            incident.reason, incident.closedAt, incident.version)
    }

    static func count(_ db: DB, projects: [ID<Project>], _ state: Incident.State) throws -> Int {
        guard !projects.isEmpty else { return 0 }
        let values: [any SQLConvertible] = [state] + projects
        let counts = try db.rows(
            "SELECT count(*) FROM incident WHERE state = ?1 AND project IN (\(marks(projects.count, from: 2)))",
            list: values
        ) { try $0.next(Int.self) }
        return counts.first ?? 0
    }
}
