import Casework
import Directory
import Kernel
import Store
import Workforce

/// What happened ↔ the figures of a contractor's month.
enum MonthFiguresTable {
    private typealias Figure = MonthFigures.Figure

    static func figures(
        _ db: DB, in project: Project, of department: String, _ month: RosterMonth
    ) throws -> MonthFigures {
        let days = month.first...month.last
        let score = try VisitTable.scores(db, in: project.id, days).first { $0.department == department }
        var counts = try rounds(db, project.id, department, days)
        counts.merge(try findings(db, project.id, department, days)) { $1 }
        (counts[.passed], counts[.judged]) = (score?.passed ?? 0, score?.judged ?? 0)
        let span = project.zone.start(of: month.first)..<project.zone.start(of: month.next.first)
        if let id = try StaffTable.departments(db).first(where: { $0.key == department })?.id {
            counts[.cases] = try CaseCountTable.solved(db, in: project.id, with: id, span)
        }
        return MonthFigures(counts)
    }

    private static func rounds(
        _ db: DB, _ project: ID<Project>, _ department: String, _ days: ClosedRange<Day>
    ) throws -> [Figure: Int] {
        try db.row(
            """
            SELECT count(*), coalesce(sum(CASE WHEN state = 'done' THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN state = 'missed' THEN 1 ELSE 0 END), 0)
            FROM round WHERE project = ?1 AND day >= ?2 AND day <= ?3 AND department = ?4 AND state <> 'cancelled'
            """, project, days.lowerBound, days.upperBound, department
        ) { [.rounds: try $0.next(), .walked: try $0.next(), .missed: try $0.next()] } ?? [:]
    }

    private static func findings(
        _ db: DB, _ project: ID<Project>, _ department: String, _ days: ClosedRange<Day>
    ) throws -> [Figure: Int] {
        try db.row(
            """
            SELECT count(*), coalesce(sum(CASE WHEN state = 'closed' THEN 1 ELSE 0 END), 0),
              coalesce(sum(returned), 0)
            FROM round_finding WHERE round IN (
              SELECT id FROM round WHERE project = ?1 AND day >= ?2 AND day <= ?3 AND department = ?4)
            """, project, days.lowerBound, days.upperBound, department
        ) { [.found: try $0.next(), .closed: try $0.next(), .returned: try $0.next()] } ?? [:]
    }
}
