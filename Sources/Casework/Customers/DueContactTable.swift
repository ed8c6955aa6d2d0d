import Directory
import Kernel
import Store

/// Rows → the customers whom somebody agreed to speak to, or who have tags. When that is due is not stored: the last
/// contact, the tags and the desk's rules say it.
enum DueContactTable {
    struct Candidate {
        let person: ID<Person>
        /// Of the first of their rooms by code.
        let code: String
        let spokenAt: Instant?
        let nextOn: Day?
    }

    /// By ID; those who live in some places now.
    static func candidates(
        _ db: DB, in project: ID<Project>, _ scope: AcquaintanceTable.Scope, limit: Int
    ) throws -> [Candidate] {
        let (condition, more) = scope.condition(from: 3)
        let values: [any SQLConvertible] = [project, limit] + more
        return try db.rows(
            """
            SELECT residents.id, residents.code, person_contact.at, person_contact.next_on
            FROM (
              SELECT person.id AS id, min(place.code) AS code
              FROM place CROSS JOIN occupancy CROSS JOIN person
              WHERE place.project = ?1 AND occupancy.place = place.id AND person.id = occupancy.person
                AND person.merged_into IS NULL AND person.erased_at IS NULL
                AND occupancy.to_day IS NULL AND occupancy.struck_at IS NULL
                AND (person.tags <> '[]' OR EXISTS (SELECT 1 FROM person_contact
                  WHERE person_contact.person = person.id AND person_contact.next_on IS NOT NULL))\(condition)
              GROUP BY person.id
            ) residents LEFT JOIN person_contact ON person_contact.id = (
              SELECT last.id FROM person_contact last WHERE last.person = residents.id
              ORDER BY last.at DESC, last.id DESC LIMIT 1)
            ORDER BY residents.id LIMIT ?2
            """, list: values
        ) {
            Candidate(
                person: try $0.next(), code: try $0.next(), spokenAt: try $0.next(), nextOn: try $0.next())
        }
    }
}
