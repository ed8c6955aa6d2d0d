import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ what staff can do, and where they look after things.
enum ExpertiseTable {
    private static let crew = "SELECT staff FROM staff_department WHERE department = ?1"

    /// - Parameter day: on which they look after things there.
    static func find(_ db: DB, of staff: ID<Staff>, on day: Day) throws -> Expertise {
        Expertise(
            skills: try db.rows(
                "SELECT category FROM staff_skill WHERE staff = ?1 ORDER BY category", staff
            ) { try $0.next() },
            zones: try ZoneTable.trade(db, of: staff, on: day)
                .compactMap { try PlaceTable.find(db, $0.place)?.code }.sorted())
    }

    /// Those of a department who have any on a day, for work in a project: be it the zone of a trade, of a steward,
    /// or of who stands in for one who is away.
    static func crew(
        _ db: DB, of department: ID<Department>, in project: ID<Project>, on day: Day
    ) throws -> [ID<Staff>: Expertise] {
        var found = try skills(db, of: department)
        let posts = try ZoneTable.standing(db, in: project, on: day)
        let own = Set(try SuggestionTable.crew(db, of: department))
        for post in ZonePost.present(posts, on: day) where own.contains(post.staff) {
            guard let code = try PlaceTable.find(db, post.place)?.code else { continue }
            found[post.staff, default: Expertise()].zones.append(code)
        }
        return found
    }

    /// What those of a department who still work here can do; who can do nothing is left out.
    static func skills(_ db: DB, of department: ID<Department>) throws -> [ID<Staff>: Expertise] {
        var found: [ID<Staff>: Expertise] = [:]
        let skills = try db.rows(
            """
            SELECT staff_skill.staff, staff_skill.category FROM staff_skill
            JOIN staff ON staff.id = staff_skill.staff AND staff.is_active = 1
            WHERE staff_skill.staff IN (\(crew)) ORDER BY staff_skill.staff, staff_skill.category
            """, department
        ) { (try $0.next(ID<Staff>.self), try $0.next(String.self)) }
        for (staff, skill) in skills { found[staff, default: Expertise()].skills.append(skill) }
        return found
    }

    /// What somebody could do before is taken away; the audit trail keeps what it was.
    static func put(_ tx: Tx, skills: [String], of staff: ID<Staff>) throws {
        try tx.run("DELETE FROM staff_skill WHERE staff = ?1", staff)
        for skill in skills { try tx.run("INSERT INTO staff_skill (staff, category) VALUES (?1, ?2)", staff, skill) }
    }
}
