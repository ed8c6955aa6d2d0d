import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ who got a round from whom.
enum RoundGivingTable {
    private static let columns = "id, round, cause, before_staff, after_staff, by_staff, at"
    private static let mostMoved = 30

    static func add(
        _ tx: Tx, _ cause: RoundGiving.Cause, from old: Round, to new: Round, by actor: Actor
    ) throws {
        try tx.put(
            "INSERT INTO round_giving (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", tx.newID(RoundGiving.self),
            old.id, cause, old.assignee, new.assignee, actor.staff, tx.now)
    }

    static func of(_ db: DB, _ round: ID<Round>) throws -> [RoundGiving] {
        try db.rows("SELECT \(columns) FROM round_giving WHERE round = ?1 ORDER BY id", round, make: make)
    }

    /// The last one of each round of a day that nobody has begun, where there is one.
    static func last(_ db: DB, _ project: ID<Project>, on day: Day) throws -> [ID<Round>: RoundGiving] {
        let all = try db.rows(
            """
            SELECT \(columns) FROM round_giving WHERE round IN (
              SELECT id FROM round WHERE project = ?1 AND day = ?2 AND state = 'open') ORDER BY id
            """, project, day, make: make)
        return Dictionary(all.map { ($0.round, $0) }) { $1 }
    }

    /// What came to somebody or went from them, and was not their own doing; the newest first.
    static func moved(_ db: DB, _ staff: ID<Staff>, since: Instant) throws -> [MovedRound] {
        let all = try ["before_staff", "after_staff"].flatMap { column in
            try db.rows(
                """
                SELECT \(columns) FROM round_giving WHERE \(column) = ?1 AND at >= ?2 ORDER BY at DESC, id DESC LIMIT ?3
                """, staff, since, mostMoved, make: make)
        }
        let told = Set(all).filter { $0.before != $0.after && $0.cause != .taken }.sorted { $0.id > $1.id }
        return try told.prefix(mostMoved).compactMap { giving in
            try RoundTable.find(db, giving.round).map { MovedRound(round: $0, giving: giving) }
        }
    }

    private static func make(_ row: inout Row) throws -> RoundGiving {
        RoundGiving(
            id: try row.next(), round: try row.next(), cause: try row.next(), before: try row.next(),
            after: try row.next(), by: try row.next(), at: try row.next())
    }
}
