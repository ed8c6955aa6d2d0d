import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ what staff can do, and where they look after things.
enum ExpertiseTable {
    private static let crew = "SELECT staff FROM staff_department WHERE department = ?1"

    static func find(_ db: DB, of staff: ID<Staff>) throws -> Expertise {
        Expertise(
            skills: try db.rows(
                "SELECT category FROM staff_skill WHERE staff = ?1 ORDER BY category", staff
            ) { try $0.next() },
            zones: try db.rows(
                """
                SELECT place.code FROM staff_zone JOIN place ON place.id = staff_zone.place
                WHERE staff_zone.staff = ?1 ORDER BY place.code, place.id
                """, staff
            ) { try $0.next() })
    }

    /// Those of a department who have any, for work in a project.
    static func crew(
        _ db: DB, of department: ID<Department>, in project: ID<Project>
    ) throws -> [ID<Staff>: Expertise] {
        var found: [ID<Staff>: Expertise] = [:]
        let skills = try db.rows(
            "SELECT staff, category FROM staff_skill WHERE staff IN (\(crew)) ORDER BY staff, category", department
        ) { (try $0.next(ID<Staff>.self), try $0.next(String.self)) }
        for (staff, skill) in skills { found[staff, default: Expertise()].skills.append(skill) }
        let zones = try db.rows(
            """
            SELECT staff_zone.staff, place.code FROM staff_zone JOIN place ON place.id = staff_zone.place
            WHERE staff_zone.staff IN (\(crew)) AND place.project = ?2 ORDER BY staff_zone.staff, staff_zone.place
            """, department, project
        ) { (try $0.next(ID<Staff>.self), try $0.next(String.self)) }
        for (staff, zone) in zones { found[staff, default: Expertise()].zones.append(zone) }
        return found
    }

    /// What somebody had before is taken away; the audit trail keeps what it was.
    static func put(_ tx: Tx, skills: [String], zones: [ID<Place>], of staff: ID<Staff>) throws {
        try tx.run("DELETE FROM staff_skill WHERE staff = ?1", staff)
        try tx.run("DELETE FROM staff_zone WHERE staff = ?1", staff)
        for skill in skills { try tx.run("INSERT INTO staff_skill (staff, category) VALUES (?1, ?2)", staff, skill) }
        for zone in zones { try tx.run("INSERT INTO staff_zone (staff, place) VALUES (?1, ?2)", staff, zone) }
    }
}
