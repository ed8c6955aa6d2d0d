import Kernel
import Store

/// Sums of a statement's rows.
package enum ArrearsSumTable {
    /// What is owed in all, or in a place with all that lies in it. Rooms are those that are in use now.
    package static func sum(
        _ db: DB, _ statement: ID<ArrearsStatement>, in project: ID<Project>, at code: String? = nil
    ) throws -> ArrearsSum {
        let range = code.map(CodeRange.init)
        let within = range.map { " AND " + $0.condition("code", from: 2) } ?? ""
        let values: [any SQLConvertible] = [statement] + (range?.values ?? [])
        let owed = try db.rows(
            """
            SELECT count(DISTINCT CASE WHEN is_room = 1 THEN place END), CAST(coalesce(sum(amount), 0) AS BIGINT)
            FROM arrears WHERE statement = ?1 AND struck_at IS NULL AND amount > 0\(within)
            """, list: values
        ) { (try $0.next(Int.self), try $0.next(Int64.self)) }
        return ArrearsSum(
            rooms: try rooms(db, in: project, at: code), owing: owed.first?.0 ?? 0, amount: owed.first?.1 ?? 0)
    }

    /// How many rooms are in use in a project, or in a place of it.
    package static func rooms(_ db: DB, in project: ID<Project>, at code: String? = nil) throws -> Int {
        let range = code.map(CodeRange.init)
        let within = range.map { " AND " + $0.condition("code", from: 3) } ?? ""
        let values: [any SQLConvertible] = [project, Place.Kind.room] + (range?.values ?? [])
        return try db.rows(
            """
            SELECT count(*) FROM place
            WHERE project = ?1 AND kind = ?2 AND retired_on IS NULL\(within)
            """, list: values
        ) { try $0.next(Int.self) }.first ?? 0
    }

    /// The households that owe something, the one that owes most first or by code.
    package static func households(
        _ db: DB, _ statement: ID<ArrearsStatement>, _ filter: ArrearsFilter
    ) throws -> [ArrearsHousehold] {
        if filter.parts?.isEmpty == true { return [] }
        var (sql, values): (String, [any SQLConvertible]) = ("", [statement, filter.limit])
        if let inside = filter.inside.map(CodeRange.init) {
            sql += " AND " + inside.condition("code", from: values.count + 1)
            values += inside.values
        }
        if let parts = filter.parts {
            var some: [String] = []
            for part in parts {
                some.append(part.condition("code", from: values.count + 1))
                values += part.values
            }
            sql += " AND (" + some.joined(separator: " OR ") + ")"
        }
        let (having, order) = page(filter, &values)
        return try db.rows(
            """
            SELECT place, code, CAST(sum(amount) AS BIGINT), min(since_month), max(name), count(*) FROM arrears
            WHERE statement = ?1 AND struck_at IS NULL AND amount > 0\(sql)
            GROUP BY place, code\(having) ORDER BY \(order) LIMIT ?2
            """, list: values
        ) { row in
            ArrearsHousehold(
                place: try row.next(), code: try row.next(), amount: try row.next(), since: try row.next(),
                names: try row.next(), lines: try row.next())
        }
    }

    private static func page(
        _ filter: ArrearsFilter, _ values: inout [any SQLConvertible]
    ) -> (having: String, order: String) {
        let order = filter.order == .amount ? "sum(amount) DESC, code" : "code"
        guard let after = filter.after else { return ("", order) }
        let next = values.count + 1
        guard filter.order == .amount else {
            values.append(after)
            return (" HAVING code > ?\(next)", order)
        }
        let parts = after.split(separator: ".", maxSplits: 1).map(String.init)
        values.append(Int64(parts.first ?? "") ?? 0)
        values.append(parts.count > 1 ? parts[1] : "")
        return (" HAVING (sum(amount) < ?\(next) OR (sum(amount) = ?\(next) AND code > ?\(next + 1)))", order)
    }
}
