import Kernel
import Store
import Workforce

/// Rows ↔ passes, and who came with what to a gate.
enum PassTable {
    private static let columns = "id, case_id, project, key, code, uses, used, from_at, until_at, ended_at"

    static func insert(_ tx: Tx, _ pass: Pass) throws {
        try tx.put(
            "INSERT INTO pass (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", pass.id, pass.item,
            pass.project, pass.key, pass.code, pass.uses, pass.used, pass.from, pass.until, pass.endedAt)
    }

    static func find(_ db: DB, code: String) throws -> Pass? {
        try db.rows("SELECT \(columns) FROM pass WHERE code = ?1", code, make: make).first
    }

    static func of(_ db: DB, _ item: ID<Case>) throws -> [Pass] {
        try db.rows("SELECT \(columns) FROM pass WHERE case_id = ?1 ORDER BY id", item, make: make)
    }

    /// Those of some cases, the newest first. `+` keeps the engines from walking all passes for the newest of them.
    static func newest(_ db: DB, of items: [ID<Case>], limit: Int) throws -> [Pass] {
        guard !items.isEmpty else { return [] }
        let marks = items.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
        let values: [any SQLConvertible] = [limit] + items
        return try db.rows(
            "SELECT \(columns) FROM pass WHERE case_id IN (\(marks)) ORDER BY +id DESC LIMIT ?1", list: values,
            make: make)
    }

    static func use(_ tx: Tx, _ pass: Pass) throws {
        try tx.put("UPDATE pass SET used = used + 1 WHERE id = ?1", pass.id)
    }

    static func move(_ tx: Tx, _ pass: ID<Pass>, from: Instant, until: Instant) throws {
        try tx.put("UPDATE pass SET from_at = ?2, until_at = ?3 WHERE id = ?1", pass, from, until)
    }

    static func end(_ tx: Tx, of item: ID<Case>, at now: Instant) throws {
        try tx.put("UPDATE pass SET ended_at = ?2 WHERE case_id = ?1 AND ended_at IS NULL", item, now)
    }

    static func log(_ tx: Tx, _ pass: Pass?, code: String, _ verdict: Pass.Verdict, by staff: ID<Staff>) throws {
        try tx.put(
            "INSERT INTO pass_try (id, pass, code, staff, at, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            tx.newID(PassTry.self), pass?.id, code, staff, tx.now, verdict.rawValue)
    }

    /// The outcomes of all passes of a case by the pass, oldest first.
    static func tries(_ db: DB, of item: ID<Case>) throws -> [ID<Pass>: [PassTry]] {
        let all = try db.rows(
            """
            SELECT pass, id, staff, at, outcome FROM pass_try
            WHERE pass IN (SELECT id FROM pass WHERE case_id = ?1) ORDER BY id
            """, item
        ) { row in
            let pass: ID<Pass> = try row.next()
            let one = PassTry(
                id: try row.next(), staff: try row.next(), at: try row.next(),
                verdict: Pass.Verdict(rawValue: try row.next()) ?? .unknown)
            return (pass, one)
        }
        return Dictionary(grouping: all, by: \.0).mapValues { $0.map(\.1) }
    }

    private static func make(_ row: inout Row) throws -> Pass {
        Pass(
            id: try row.next(), item: try row.next(), project: try row.next(), key: try row.next(),
            code: try row.next(), uses: try row.next(), used: try row.next(), from: try row.next(),
            until: try row.next(), endedAt: try row.next())
    }
}
