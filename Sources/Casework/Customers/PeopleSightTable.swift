import Directory
import Kernel
import Store

/// Which people belong to the parts that posts are limited to.
enum PeopleSightTable {
    /// So many of them are looked at in one statement.
    private static let batch = 500

    /// Those among some who belong to a part, by ID.
    static func among(_ db: DB, _ ids: [ID<Person>], _ part: PeopleSight.Part) throws -> [ID<Person>] {
        var all: [ID<Person>] = []
        for start in stride(from: 0, to: ids.count, by: batch) {
            var condition = CaseCondition()
            let some = Array(ids[start..<min(start + batch, ids.count)])
            let ways = condition.people(of: part, among: some)
            guard !ways.isEmpty else { return [] }
            all += try db.rows(
                "SELECT person FROM (\(union(ways))) AS part ORDER BY person", list: condition.values
            ) { try $0.next(ID<Person>.self) }
        }
        return all
    }

    /// Those who belong to one of some parts and stand, by ID.
    static func list(
        _ db: DB, _ parts: [PeopleSight.Part], in project: ID<Project>, after: Int64, limit: Int
    ) throws -> [ID<Person>] {
        var condition = CaseCondition()
        let ways = parts.flatMap { condition.people(of: $0, among: nil) }
        guard !ways.isEmpty else { return [] }
        condition.add("id IN (\(union(ways)))")
        // The part is few people among those of the project.
        condition.add("+project = ?", project)
        condition.add("id > ?", after)
        condition.add("merged_into IS NULL AND erased_at IS NULL")
        return try db.rows(
            "SELECT id FROM person WHERE \(condition.sql) ORDER BY id LIMIT \(limit)", list: condition.values
        ) { try $0.next(ID<Person>.self) }
    }

    private static func union(_ ways: [String]) -> String { ways.joined(separator: " UNION ") }
}

extension CaseCondition {
    /// What selects the people of a part: those who are in its place now, and the customers of its cases.
    ///
    /// - Parameter some: of these alone; nil for all. `+` keeps the engines from walking the whole part for them.
    fileprivate mutating func people(of part: PeopleSight.Part, among some: [ID<Person>]?) -> [String] {
        var ways: [String] = []
        if let place = part.place {
            let inside = PlaceTable.inside(mark(place))
            let here = "\(some == nil ? "" : "+")place IN (\(inside)) AND to_day IS NULL AND struck_at IS NULL"
            ways.append("SELECT person FROM occupancy WHERE \(here)\(narrowing(to: some))")
        }
        if !part.cases.projects.isEmpty {
            let seen = "\(seen(part.cases, isNarrow: some != nil)) AND \(OldCaseTable.stands())"
            ways.append("SELECT person FROM cases WHERE \(seen) AND person IS NOT NULL\(narrowing(to: some))")
        }
        return ways
    }

    private mutating func narrowing(to some: [ID<Person>]?) -> String {
        some.map { " AND " + any("person", of: $0) } ?? ""
    }
}
