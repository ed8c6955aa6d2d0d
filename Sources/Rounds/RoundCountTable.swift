import Directory
import Kernel
import Store
import Workforce

extension RoundTable {
    /// How many of a project were missed within a time.
    package static func missed(_ db: DB, _ project: ID<Project>, in span: Range<Instant>) throws -> Int {
        try db.value(
            Int.self,
            "SELECT count(*) FROM round WHERE project = ?1 AND state = 'missed' AND closes_at >= ?2 AND closes_at < ?3",
            project, span.lowerBound, span.upperBound) ?? 0
    }

    /// How the rounds of a day stand.
    package static func tally(_ db: DB, _ project: ID<Project>, on day: Day, at now: Instant) throws -> RoundTally {
        try tally(db, [project], on: day, at: now)
    }

    /// How the rounds of a day stand in several projects together, counted at once.
    package static func tally(_ db: DB, _ projects: [ID<Project>], on day: Day, at now: Instant) throws -> RoundTally {
        guard !projects.isEmpty else { return RoundTally() }
        let marks = projects.indices.map { "?\($0 + 3)" }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT count(*) AS all_rounds, coalesce(sum(CASE WHEN state = 'done' THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN state = 'walking' THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN state IN ('open', 'walking') AND ends_at < ?2 THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN state = 'missed' THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN assignee IS NULL AND state = 'open' THEN 1 ELSE 0 END), 0)
            FROM round WHERE project IN (\(marks)) AND day = ?1 AND state <> 'cancelled' ORDER BY all_rounds
            """, list: [day, now] + projects
        ) {
            RoundTally(
                all: try $0.next(), done: try $0.next(), walking: try $0.next(), late: try $0.next(),
                missed: try $0.next(), free: try $0.next())
        }.first ?? RoundTally()
    }

    /// Routes with how many rounds of some days walk them.
    static func walks(
        _ db: DB, _ project: ID<Project>, _ days: ClosedRange<Day>
    ) throws -> [(route: ID<RoundRoute>, rounds: Int)] {
        try db.rows(
            """
            SELECT route, count(*) FROM round WHERE project = ?1 AND day >= ?2 AND day <= ?3 AND state <> 'cancelled'
            GROUP BY route ORDER BY route
            """, project, days.lowerBound, days.upperBound
        ) { (try $0.next(), try $0.next()) }
    }
}
