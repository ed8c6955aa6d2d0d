import Directory
import Kernel
import Store

/// Rows ↔ plans of rounds.
enum RoundPlanTable {
    private static let columns = "id, project, name, state, content, version, proposal"

    static func find(_ db: DB, _ id: ID<RoundPlan>) throws -> RoundPlan? {
        try db.row("SELECT \(columns) FROM round_plan WHERE id = ?1", id, make: make)
    }

    /// Those of a project, in the order in which they were made.
    static func all(_ db: DB, of project: ID<Project>, _ state: RoundPlan.State? = nil) throws -> [RoundPlan] {
        let values: [any SQLConvertible] = [project] + [state].compactMap(\.self)
        return try db.rows(
            "SELECT \(columns) FROM round_plan WHERE project = ?1\(state == nil ? "" : " AND state = ?2") ORDER BY id",
            list: values, make: make)
    }

    static func count(_ db: DB, of project: ID<Project>) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM round_plan WHERE project = ?1", project) ?? 0
    }

    static func insert(_ tx: Tx, _ plan: RoundPlan, by staff: Int64) throws {
        try tx.put(
            """
            INSERT INTO round_plan (\(columns), changed_by, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, plan.id, plan.project, plan.name, plan.state, JSONColumn(plan.content), plan.version, plan.proposal,
            staff, tx.now)
    }

    static func update(_ tx: Tx, _ plan: RoundPlan, by staff: Int64) throws {
        try tx.put(
            """
            UPDATE round_plan SET name = ?2, state = ?3, content = ?4, version = ?5, changed_by = ?6, changed_at = ?7
            WHERE id = ?1
            """, plan.id, plan.name, plan.state, JSONColumn(plan.content), plan.version, staff, tx.now)
    }

    private static func make(_ row: inout Row) throws -> RoundPlan {
        RoundPlan(
            id: try row.next(), project: try row.next(), name: try row.next(), state: try row.next(),
            content: try row.json(), version: try row.next(), proposal: try row.next())
    }
}

/// Rows ↔ the points that rounds walk; each list once, whoever walks it how often.
enum RoundRouteTable {
    private static let batch = 300

    static func find(_ db: DB, _ id: ID<RoundRoute>) throws -> RoundRoute? {
        try db.row("SELECT id, points FROM round_route WHERE id = ?1", id) {
            RoundRoute(id: try $0.next(), content: try $0.json())
        }
    }

    /// By identity.
    static func all(_ db: DB, _ ids: [ID<RoundRoute>]) throws -> [ID<RoundRoute>: RoundRoute] {
        var found: [ID<RoundRoute>: RoundRoute] = [:]
        for some in ids.chunks(of: batch) {
            for route in try db.rows(
                "SELECT id, points FROM round_route WHERE id IN (\(some.marks)) ORDER BY id", list: some,
                make: { RoundRoute(id: try $0.next(), content: try $0.json()) })
            { found[route.id] = route }
        }
        return found
    }

    /// Those that are kept already, by digest.
    static func known(_ db: DB, _ digests: [String]) throws -> [String: ID<RoundRoute>] {
        var found: [String: ID<RoundRoute>] = [:]
        for some in digests.chunks(of: batch) {
            let rows = try db.rows(
                "SELECT digest, id FROM round_route WHERE digest IN (\(some.marks)) ORDER BY id", list: some
            ) { (try $0.next(String.self), try $0.next(ID<RoundRoute>.self)) }
            for (digest, id) in rows { found[digest] = id }
        }
        return found
    }
}

extension Array {
    func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

extension Array where Element: SQLConvertible {
    /// `?1, ?2, …`
    var marks: String { indices.map { "?\($0 + 1)" }.joined(separator: ", ") }
}
