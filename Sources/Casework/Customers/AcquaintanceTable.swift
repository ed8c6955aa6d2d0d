import Directory
import Kernel
import Store

/// Rows → who has the rooms of a project now, and what there is of them.
enum AcquaintanceTable {
    static func residents(_ db: DB, in project: ID<Project>) throws -> [Acquaintance.Resident] {
        try db.rows(
            """
            SELECT place.id, place.code, person.id, person.name, occupancy.capacity,
              CASE WHEN person.phones = '[]' THEN 0 ELSE 1 END, CASE WHEN person.birthday IS NULL THEN 0 ELSE 1 END,
              CASE WHEN EXISTS (SELECT 1 FROM person_paper WHERE person_paper.person = person.id
                AND person_paper.struck_at IS NULL AND person_paper.sealed IS NOT NULL) THEN 1 ELSE 0 END,
              CASE WHEN EXISTS (SELECT 1 FROM belonging WHERE belonging.person = person.id
                AND belonging.kind = 'emergency' AND belonging.struck_at IS NULL AND belonging.to_day IS NULL)
                THEN 1 ELSE 0 END,
              (SELECT max(person_contact.at) FROM person_contact WHERE person_contact.person = person.id)
            FROM person JOIN occupancy ON occupancy.person = person.id JOIN place ON place.id = occupancy.place
            WHERE person.project = ?1 AND person.merged_into IS NULL AND occupancy.to_day IS NULL
              AND occupancy.struck_at IS NULL AND occupancy.capacity IN ('owner', 'tenant')
            ORDER BY place.code, person.id
            """, project, make: make)
    }

    private static func make(_ row: inout Row) throws -> Acquaintance.Resident {
        let (place, code) = (try row.next(ID<Place>.self), try row.next(String.self))
        let (person, name) = (try row.next(ID<Person>.self), try row.next(String.self))
        let capacity = try row.next(Occupancy.Capacity.self)
        var has: Set<ContactRules.Part> = []
        for part in [ContactRules.Part.phone, .birthday, .paper, .emergency] where try row.next(Bool.self) {
            has.insert(part)
        }
        return Acquaintance.Resident(
            place: place, code: code, person: person, name: name, capacity: capacity, has: has,
            spokenAt: try row.next())
    }
}
