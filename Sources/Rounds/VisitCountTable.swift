import Directory
import Kernel
import Store
import Workforce

extension VisitTable {
    static func walked(_ tx: Tx, _ place: ID<Place>, in project: ID<Project>, at: Instant, by staff: ID<Staff>) throws {
        try tx.put(
            """
            INSERT INTO place_walked (place, project, at, by_staff) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (place) DO UPDATE SET at = excluded.at, by_staff = excluded.by_staff
            WHERE place_walked.at < excluded.at
            """, place, project, at, staff)
    }

    /// When the places of a project were last walked.
    static func lastWalked(_ db: DB, in project: ID<Project>) throws -> [ID<Place>: Instant] {
        let rows = try db.rows("SELECT place, at FROM place_walked WHERE project = ?1 ORDER BY place", project) {
            (try $0.next(ID<Place>.self), try $0.next(Instant.self))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// How many points were walked on some days, by place; a point that was walked twice in a round counts once.
    static func counts(_ db: DB, in project: ID<Project>, _ days: ClosedRange<Day>) throws -> [ID<Place>: Int] {
        let rows = try db.rows(
            """
            SELECT place, count(*) FROM (
              SELECT DISTINCT place, round, point FROM round_visit WHERE project = ?1 AND day >= ?2 AND day <= ?3
                AND (conflict IS NULL OR decision = 'accepted')) walked
            GROUP BY place ORDER BY place
            """, project, days.lowerBound, days.upperBound
        ) { (try $0.next(ID<Place>.self), try $0.next(Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Checks that passed and all that were judged, by department.
    static func scores(
        _ db: DB, in project: ID<Project>, _ days: ClosedRange<Day>
    ) throws -> [DepartmentScore] {
        try db.rows(
            """
            SELECT department, count(*), coalesce(sum(passed), 0), coalesce(sum(judged), 0) FROM round_visit
            WHERE project = ?1 AND day >= ?2 AND day <= ?3 AND (conflict IS NULL OR decision = 'accepted')
            GROUP BY department ORDER BY department
            """, project, days.lowerBound, days.upperBound
        ) {
            DepartmentScore(
                department: try $0.next(), visits: try $0.next(), passed: try $0.next(), judged: try $0.next())
        }
    }
}
