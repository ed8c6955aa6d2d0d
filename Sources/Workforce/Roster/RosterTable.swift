import Directory
import Kernel
import Store

/// Rows ↔ who has which shift. A day that was set and is off again keeps its row, without a shift.
enum RosterTable {
    private static let columns = "project, department, staff, day, shift"

    /// What those of a department and those who are planned in it have from one day to another, in all projects.
    static func cells(
        _ db: DB, in project: ID<Project>, of department: ID<Department>, _ days: ClosedRange<Day>
    ) throws -> [RosterCell] {
        try db.rows(
            """
            SELECT \(columns) FROM roster_cell WHERE day >= ?3 AND day <= ?4 AND staff IN (
              SELECT staff FROM staff_department WHERE department = ?2
              UNION SELECT c.staff FROM roster_cell c
              WHERE c.project = ?1 AND c.department = ?2 AND c.day >= ?3 AND c.day <= ?4)
            ORDER BY staff, day, project
            """, project, department, days.lowerBound, days.upperBound, make: make)
    }

    /// What is planned and published on some days, in every project.
    static func published(_ db: DB, _ days: ClosedRange<Day>) throws -> [RosterCell] {
        try db.rows(
            """
            SELECT c.project, c.department, c.staff, c.day, c.shift FROM roster_cell c
            JOIN roster_publication p ON p.project = c.project AND p.department = c.department
              AND p.month = substr(c.day, 1, 7)
            WHERE c.day >= ?1 AND c.day <= ?2 AND c.shift <> '' ORDER BY c.staff, c.day, c.project
            """, days.lowerBound, days.upperBound, make: make)
    }

    /// The same of one person.
    static func published(_ db: DB, of staff: ID<Staff>, _ days: ClosedRange<Day>) throws -> [RosterCell] {
        try db.rows(
            """
            SELECT c.project, c.department, c.staff, c.day, c.shift FROM roster_cell c
            JOIN roster_publication p ON p.project = c.project AND p.department = c.department
              AND p.month = substr(c.day, 1, 7)
            WHERE c.staff = ?1 AND c.day >= ?2 AND c.day <= ?3 AND c.shift <> '' ORDER BY c.day, c.project
            """, staff, days.lowerBound, days.upperBound, make: make)
    }

    /// When the days of somebody were last set.
    static func stamps(_ db: DB, of staff: ID<Staff>, _ days: ClosedRange<Day>) throws -> [Day: Instant] {
        let rows = try db.rows(
            "SELECT day, at FROM roster_cell WHERE staff = ?1 AND day >= ?2 AND day <= ?3 ORDER BY day", staff,
            days.lowerBound, days.upperBound
        ) { (day: try $0.next(Day.self), at: try $0.next(Instant.self)) }
        return Dictionary(rows.map { ($0.day, $0.at) }) { max($0, $1) }
    }

    static func put(_ tx: Tx, _ cell: RosterCell) throws {
        try tx.put(
            """
            INSERT INTO roster_cell (staff, day, project, department, shift, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (staff, day, project) DO UPDATE
              SET department = excluded.department, shift = excluded.shift, at = excluded.at
            """, cell.staff, cell.day, cell.project, cell.department, cell.shift ?? "", tx.now)
    }

    private static func make(_ row: inout Row) throws -> RosterCell {
        RosterCell(
            project: try row.next(), department: try row.next(), staff: try row.next(), day: try row.next(),
            shift: try row.next(String.self).orNil)
    }
}

extension String {
    /// Nil where there is nothing in it.
    var orNil: String? { isEmpty ? nil : self }
}
