import Casework
import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ findings.
enum FindingTable {
    private static let columns = """
        id, project, visit, round, place, check_key, check_name, words, category, found_at, due_at, by_staff, times,
        case_id, state, rechecked_by, rechecked_at, recheck_note, returned
        """

    static func find(_ db: DB, _ id: ID<RoundFinding>) throws -> RoundFinding? {
        try db.row("SELECT \(columns) FROM round_finding WHERE id = ?1", id, make: make)
    }

    static func of(_ db: DB, _ round: ID<Round>) throws -> [RoundFinding] {
        try db.rows("SELECT \(columns) FROM round_finding WHERE round = ?1 ORDER BY id", round, make: make)
    }

    /// How often the same was found at a place since an instant.
    static func count(_ db: DB, _ check: String, at place: ID<Place>, since: Instant) throws -> Int {
        try db.value(
            Int.self,
            "SELECT count(*) FROM round_finding WHERE place = ?1 AND check_key = ?2 AND found_at >= ?3", place, check,
            since) ?? 0
    }

    /// How many at a place, or at one within it, nobody has closed.
    static func countOpen(_ db: DB, within place: ID<Place>) throws -> Int {
        try db.value(
            Int.self,
            "SELECT count(*) FROM round_finding WHERE place IN (\(PlaceTable.inside("?1"))) AND state <> 'closed'",
            place) ?? 0
    }

    /// Those of a project in a state, the newest first.
    static func list(
        _ db: DB, in project: ID<Project>, _ state: RoundFinding.State, after: ID<RoundFinding>?, limit: Int
    ) throws -> [RoundFinding] {
        try db.rows(
            """
            SELECT \(columns) FROM round_finding WHERE project = ?1 AND state = ?2 AND id < ?3
            ORDER BY id DESC LIMIT ?4
            """, project, state, after?.number ?? .max, limit, make: make)
    }

    /// What waits to be registered as a demand.
    static func unregistered(_ db: DB, limit: Int) throws -> [RoundFinding] {
        try db.rows(
            """
            SELECT \(columns) FROM round_finding WHERE case_id IS NULL AND state <> 'closed' ORDER BY id LIMIT ?1
            """, limit, make: make)
    }

    /// Open ones whose demand is solved or over, and corrected ones whose demand is open again.
    static func moved(_ db: DB, limit: Int) throws -> [RoundFinding] {
        let all = columns.split(separator: ",").map { "f." + $0.trimmed }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT \(all) FROM round_finding f JOIN cases c ON c.id = f.case_id
            WHERE f.state <> 'closed'
              AND (f.state = 'open') = (c.phase IN ('solved', 'confirming', 'closed', 'cancelled'))
            ORDER BY f.id LIMIT ?1
            """, limit, make: make)
    }

    /// What was found and is not closed: `lifts.room` for the proposal of its plan and its check, with the number of
    /// its case.
    static func standing(_ db: DB) throws -> [(key: String, project: ID<Project>, number: String?)] {
        try db.rows(
            """
            SELECT p.proposal, f.check_key, f.project, c.number
            FROM round_finding f JOIN round r ON r.id = f.round JOIN round_plan p ON p.id = r.plan
              LEFT JOIN cases c ON c.id = f.case_id
            WHERE f.state <> 'closed' AND p.proposal IS NOT NULL ORDER BY f.id
            """
        ) { row in
            let key = "\(try row.next(String.self)).\(try row.next(String.self))"
            return (key: key, project: try row.next(), number: try row.next())
        }
    }

    static func insert(_ tx: Tx, _ one: RoundFinding) throws {
        try tx.put(
            """
            INSERT INTO round_finding (\(columns)) VALUES
              (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
            """, one.id, one.project, one.visit, one.round, one.place, one.check, one.checkName, one.words,
            one.category, one.foundAt, one.dueAt, one.by, one.times, one.item, one.state, one.recheckedBy,
            one.recheckedAt, one.recheckNote, one.returned)
    }

    static func update(_ tx: Tx, _ one: RoundFinding) throws {
        try tx.put(
            """
            UPDATE round_finding SET case_id = ?2, state = ?3, rechecked_by = ?4, rechecked_at = ?5, recheck_note = ?6,
              returned = ?7 WHERE id = ?1
            """, one.id, one.item, one.state, one.recheckedBy, one.recheckedAt, one.recheckNote, one.returned)
    }

    private static func make(_ row: inout Row) throws -> RoundFinding {
        let (id, project, visit): (ID<RoundFinding>, ID<Project>, ID<PointVisit>) = (
            try row.next(), try row.next(), try row.next()
        )
        let (round, place, check): (ID<Round>, ID<Place>, String) = (try row.next(), try row.next(), try row.next())
        return RoundFinding(
            id: id, project: project, visit: visit, round: round, place: place, check: check,
            checkName: try row.next(), words: try row.next(), category: try row.next(), foundAt: try row.next(),
            dueAt: try row.next(), by: try row.next(), times: try row.next(), item: try row.next(),
            state: try row.next(), recheckedBy: try row.next(), recheckedAt: try row.next(),
            recheckNote: try row.next(), returned: try row.next())
    }
}
