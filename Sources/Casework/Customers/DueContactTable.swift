import Directory
import Kernel
import Store

/// Rows → the customers whom somebody agreed to speak to, or who have certain tags. When that is due is not stored:
/// the last contact, the tags and the desk's rules say it.
enum DueContactTable {
    struct Candidate {
        let person: ID<Person>
        /// Of the first of their rooms by code.
        let code: String
        let spokenAt: Instant?
        let nextOn: Day?
        let declinesCalls: Bool
    }

    /// Those who live in some places now and have one of some tags, or with whom a day was agreed up to `until`; by ID.
    static func candidates(
        _ db: DB, in project: ID<Project>, _ scope: AcquaintanceTable.Scope, tags: [String], until: Day, limit: Int
    ) throws -> [Candidate] {
        let (condition, more) = scope.condition(from: 4)
        let wanted = wanted(tags, from: 4 + more.count)
        let values: [any SQLConvertible] = [project, limit, until] + more + tags.map { "\"\($0)\"" }
        return try db.rows(
            """
            SELECT residents.id, residents.code, person_contact.at, person_contact.next_on,
              CASE WHEN (\(ConsentTable.lastWord(of: "residents.id", on: .call))) = 0 THEN 1 ELSE 0 END
            FROM (
              SELECT person.id AS id, min(place.code) AS code
              FROM place CROSS JOIN occupancy CROSS JOIN person
              WHERE place.project = ?1 AND occupancy.place = place.id AND person.id = occupancy.person
                AND person.merged_into IS NULL AND person.erased_at IS NULL
                AND occupancy.to_day IS NULL AND occupancy.struck_at IS NULL AND (\(wanted))\(condition)
              GROUP BY person.id
            ) residents LEFT JOIN person_contact ON person_contact.id = (
              SELECT last.id FROM person_contact last WHERE last.person = residents.id
              ORDER BY last.at DESC, last.id DESC LIMIT 1)
            ORDER BY residents.id LIMIT ?2
            """, list: values
        ) {
            Candidate(
                person: try $0.next(), code: try $0.next(), spokenAt: try $0.next(), nextOn: try $0.next(),
                declinesCalls: try $0.next())
        }
    }

    private static func wanted(_ tags: [String], from first: Int) -> String {
        let marked = tags.indices.map { "replace(person.tags, ?\(first + $0), '') <> person.tags" }
        let agreed = """
            EXISTS (SELECT 1 FROM person_contact WHERE person_contact.person = person.id
              AND person_contact.next_on <= ?3)
            """
        return (marked + [agreed]).joined(separator: " OR ")
    }
}
