/// How the engine would answer a statement.
package struct Plan: Sendable {
    package let sql: String
    /// One line a step, in the engine's own words.
    package let steps: [String]
}

extension Store {
    /// Asks the engine how it answers statements that were recorded (``StatementWatch/record(_:)``).
    ///
    /// PostgreSQL is asked as if walking along a table were dear, so that a small one says what a large one would.
    package func explain(_ statements: [StatementWatch.Statement]) async throws -> [Plan] {
        var seen = Set<String>()
        let distinct = statements.filter { seen.insert($0.sql).inserted && $0.isQuery }
        return try await read { db in
            if db.dialect == .postgres { try db.link.script("SET LOCAL enable_seqscan = off") }
            let prefix = db.dialect == .sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (COSTS off) "
            return try distinct.map { statement in
                let lines = try db.rows(prefix + statement.sql, list: statement.values) { row in
                    if db.dialect == .sqlite { for _ in 0..<3 { _ = try row.next(SQLValue.self) } }
                    return try row.next(String.self)
                }
                return Plan(sql: statement.sql, steps: lines)
            }
        }
    }
}
