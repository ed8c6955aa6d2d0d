import Directory
import Kernel
import Store

/// Rows → how well the households of a project are known. Counted by the engine; of those that are not known as many
/// are read as are shown.
enum AcquaintanceTable {
    /// How many households there are, and how many of them are known.
    static func count(
        _ db: DB, in project: ID<Project>, _ scope: Scope, _ rules: ContactRules, at now: Instant
    ) throws -> Acquaintance.Count {
        let (condition, more) = scope.condition(from: 3)
        let values: [any SQLConvertible] = [project, now - rules.window] + more
        let counts = try db.rows(
            """
            SELECT count(*), CAST(coalesce(sum(known), 0) AS BIGINT)
            FROM (\(households(rules, condition))) households
            """, list: values
        ) { Acquaintance.Count(households: try $0.next(), known: try $0.next()) }
        return counts.first ?? .zero
    }

    /// The first places by code whose households are not known.
    static func unknown(
        _ db: DB, in project: ID<Project>, _ scope: Scope, _ rules: ContactRules, at now: Instant, limit: Int
    ) throws -> [ID<Place>] {
        let (condition, more) = scope.condition(from: 4)
        let values: [any SQLConvertible] = [project, now - rules.window, limit] + more
        return try db.rows(
            """
            SELECT id, code FROM (\(households(rules, condition))) households
            WHERE known = 0 ORDER BY code LIMIT ?3
            """, list: values
        ) { try $0.next(ID<Place>.self) }
    }

    /// One row a household: that of the tenants where there is one, else of the owners. One of them with a complete
    /// file is enough, and one whom somebody spoke with since `?2`.
    private static func households(_ rules: ContactRules, _ condition: String) -> String {
        let complete = rules.complete.map { "(\(sql(of: $0)))" }.joined(separator: " AND ")
        return """
            SELECT id, code, CASE WHEN max(tenant) = 1
              THEN max(tenant * complete) * max(tenant * spoken) ELSE max(complete) * max(spoken) END AS known
            FROM (
              SELECT place.id, place.code, CASE WHEN occupancy.capacity = 'tenant' THEN 1 ELSE 0 END AS tenant,
                CASE WHEN \(complete.isEmpty ? "1 = 1" : complete) THEN 1 ELSE 0 END AS complete,
                CASE WHEN EXISTS (SELECT 1 FROM person_contact WHERE person_contact.person = person.id
                  AND person_contact.at >= ?2) THEN 1 ELSE 0 END AS spoken
              FROM place CROSS JOIN occupancy CROSS JOIN person
              WHERE place.project = ?1 AND occupancy.place = place.id AND person.id = occupancy.person
                AND person.merged_into IS NULL AND occupancy.to_day IS NULL AND occupancy.struck_at IS NULL
                AND occupancy.capacity IN ('owner', 'tenant')\(condition)
            ) residents GROUP BY id, code
            """
    }

    /// Whether a part of the file of `person` is there.
    private static func sql(of part: ContactRules.Part) -> String {
        switch part {
        case .phone: "person.phones <> '[]'"
        case .birthday: "person.birthday IS NOT NULL"
        case .paper:
            """
            EXISTS (SELECT 1 FROM person_paper WHERE person_paper.person = person.id
              AND person_paper.struck_at IS NULL AND person_paper.sealed IS NOT NULL)
            """
        case .emergency:
            """
            EXISTS (SELECT 1 FROM belonging WHERE belonging.person = person.id AND belonging.kind = 'emergency'
              AND belonging.struck_at IS NULL AND belonging.to_day IS NULL)
            """
        }
    }

    /// Who has some places now, with what there is of them, by code.
    static func residents(_ db: DB, at places: [ID<Place>]) throws -> [Acquaintance.Resident] {
        guard !places.isEmpty else { return [] }
        let parts: [ContactRules.Part] = [.phone, .birthday, .paper, .emergency]
        let has = parts.map { "CASE WHEN \(sql(of: $0)) THEN 1 ELSE 0 END" }.joined(separator: ", ")
        let marks = places.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT place.id, place.code, person.id, person.name, occupancy.capacity, \(has),
              (SELECT max(person_contact.at) FROM person_contact WHERE person_contact.person = person.id),
              CASE WHEN (\(ConsentTable.lastWord(of: "person.id", on: .call))) = 0 THEN 1 ELSE 0 END
            FROM place CROSS JOIN occupancy CROSS JOIN person
            WHERE place.id IN (\(marks)) AND occupancy.place = place.id AND person.id = occupancy.person
              AND person.merged_into IS NULL AND occupancy.to_day IS NULL AND occupancy.struck_at IS NULL
              AND occupancy.capacity IN ('owner', 'tenant')
            ORDER BY place.code, person.id
            """, list: places
        ) { row in try make(&row, parts) }
    }

    private static func make(_ row: inout Row, _ parts: [ContactRules.Part]) throws -> Acquaintance.Resident {
        let (place, code) = (try row.next(ID<Place>.self), try row.next(String.self))
        let (person, name) = (try row.next(ID<Person>.self), try row.next(String.self))
        let capacity = try row.next(Occupancy.Capacity.self)
        var has: Set<ContactRules.Part> = []
        for part in parts where try row.next(Bool.self) { has.insert(part) }
        return Acquaintance.Resident(
            place: place, code: code, person: person, name: name, capacity: capacity, has: has,
            spokenAt: try row.next(), declinesCalls: try row.next())
    }
}
