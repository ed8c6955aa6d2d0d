import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ visits to points, their photographs, and when a place was last walked.
enum VisitTable {
    private static let columns = """
        id, round, point, place, visit_key, at, heard_at, by_staff, content, passed, judged, conflict, decision,
        decided_by, decided_at, reason
        """

    static func find(_ db: DB, _ id: ID<PointVisit>) throws -> PointVisit? {
        try db.row("SELECT \(columns) FROM round_visit WHERE id = ?1", id, make: make)
    }

    static func find(_ db: DB, key: String, by staff: ID<Staff>) throws -> PointVisit? {
        try db.row("SELECT \(columns) FROM round_visit WHERE by_staff = ?1 AND visit_key = ?2", staff, key, make: make)
    }

    /// In the order in which they were made.
    static func of(_ db: DB, _ round: ID<Round>) throws -> [PointVisit] {
        try db.rows("SELECT \(columns) FROM round_visit WHERE round = ?1 ORDER BY at, id", round, make: make)
    }

    /// Those that somebody has to decide about, the oldest first.
    static func undecided(_ db: DB, in projects: [ID<Project>], limit: Int) throws -> [PointVisit] {
        guard !projects.isEmpty else { return [] }
        return try db.rows(
            """
            SELECT \(columns) FROM round_visit WHERE project IN (\(projects.marks)) AND conflict IS NOT NULL
              AND decision IS NULL ORDER BY id LIMIT \(limit)
            """, list: projects, make: make)
    }

    static func insert(_ tx: Tx, _ one: PointVisit, of round: Round) throws {
        try tx.put(
            """
            INSERT INTO round_visit (\(columns), project, department, day)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
            """, one.id, one.round, one.point, one.place, one.key, one.at, one.heardAt, one.by,
            JSONColumn(one.content), one.passed, one.judged, one.conflict, one.decision, one.decidedBy, one.decidedAt,
            one.reason, round.project, round.department, round.day)
    }

    static func decide(_ tx: Tx, _ one: PointVisit) throws {
        try tx.put(
            "UPDATE round_visit SET decision = ?2, decided_by = ?3, decided_at = ?4, reason = ?5 WHERE id = ?1",
            one.id, one.decision, one.decidedBy, one.decidedAt, one.reason)
    }

    /// The visits behind a score, the newest first.
    static func rows(
        _ db: DB, in project: ID<Project>, _ days: ClosedRange<Day>, department: String, limit: Int
    ) throws -> [PointVisit] {
        try db.rows(
            """
            SELECT \(columns) FROM round_visit WHERE project = ?1 AND day >= ?2 AND day <= ?3 AND department = ?4
              AND (conflict IS NULL OR decision = 'accepted') ORDER BY day DESC, id DESC LIMIT ?5
            """, project, days.lowerBound, days.upperBound, department, limit, make: make)
    }

    private static func make(_ row: inout Row) throws -> PointVisit {
        let (id, round, point): (ID<PointVisit>, ID<Round>, String) = (try row.next(), try row.next(), try row.next())
        return PointVisit(
            id: id, round: round, point: point, place: try row.next(), key: try row.next(), at: try row.next(),
            heardAt: try row.next(), by: try row.next(), content: try row.json(), passed: try row.next(),
            judged: try row.next(), conflict: try row.next(), decision: try row.next(), decidedBy: try row.next(),
            decidedAt: try row.next(), reason: try row.next())
    }
}
