import Directory
import Kernel
import Store

/// What is open at the places of buildings, read along the index of open cases by building.
enum LoadTable {
    static func loads(
        _ db: DB, of buildings: [String], in project: ID<Project>, at now: Instant
    ) throws -> [ID<Place>: BuildingPlan.Load] {
        let marks = buildings.indices.map { "?\($0 + 3)" }.joined(separator: ", ")
        let values: [any SQLConvertible] = [project, now] + buildings
        let rows = try db.rows(
            """
            SELECT place, count(*), count(CASE WHEN next_due < ?2 THEN 1 END),
              count(CASE WHEN priority = 'emergency' THEN 1 END), min(next_due) FROM cases
            WHERE project = ?1 AND building IN (\(marks)) AND phase IN ('open', 'waiting', 'solved', 'confirming')
              AND place IS NOT NULL
            GROUP BY place ORDER BY place
            """, list: values
        ) { row in
            (
                place: try row.next(ID<Place>.self),
                load: BuildingPlan.Load(
                    open: try row.next(), overdue: try row.next(), emergencies: try row.next(),
                    nextDue: try row.next())
            )
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.place, $0.load) })
    }
}
