import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ who of a department had the last turn in a project.
enum RotationTable {
    static func last(_ db: DB, of department: ID<Department>, in project: ID<Project>) throws -> ID<Staff>? {
        try db.value(
            ID<Staff>.self, "SELECT staff FROM rotation WHERE project = ?1 AND department = ?2", project, department)
    }

    static func put(
        _ tx: Tx, _ staff: ID<Staff>, of department: ID<Department>, in project: ID<Project>
    ) throws {
        try tx.put(
            """
            INSERT INTO rotation (project, department, staff, at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (project, department) DO UPDATE SET staff = excluded.staff, at = excluded.at
            """, project, department, staff, tx.now)
    }

    /// Those of a department who are on duty at an instant, may take the work, and have fewer pieces in hand than
    /// `limit`, by ID.
    static func ready(
        _ db: DB, of department: ID<Department>, at now: Instant, fewerThan limit: Int
    ) throws -> [ID<Staff>] {
        try db.rows(
            """
            SELECT staff_department.staff FROM staff_department
            WHERE staff_department.department = ?1
              AND EXISTS (SELECT 1 FROM duty WHERE duty.staff = staff_department.staff AND duty.began_at <= ?2
                AND duty.ended_at IS NULL)
              AND (SELECT count(*) FROM task WHERE task.assignee = staff_department.staff AND task.is_open = 1) < ?3
            ORDER BY staff_department.staff
            """, department, now, limit
        ) { try $0.next() }
    }
}
