import Directory
import Kernel
import Store
import Workforce

/// Cases ↔ how many there are of some sort.
package enum CaseCountTable {
    /// Cases solved in a time of which a department, or somebody who is at home there, finished a piece of work.
    package static func solved(
        _ db: DB, in project: ID<Project>, with department: ID<Department>, _ span: Range<Instant>
    ) throws -> Int {
        try db.value(
            Int.self,
            """
            SELECT count(*) FROM cases
            WHERE project = ?1 AND solved_at >= ?2 AND solved_at < ?3 AND EXISTS (
              SELECT 1 FROM task WHERE task.case_id = cases.id AND task.state = 'done' AND (
                task.department = ?4 OR (task.department IS NULL AND task.assignee IN (
                  SELECT staff FROM staff_department WHERE department = ?4))))
            """, project, span.lowerBound, span.upperBound, department) ?? 0
    }
}
