import Kernel
import Store
import Workforce

/// Rows ↔ links of cases, and which cases somebody has said to be no duplicates of each other.
enum CaseLinkTable {
    private static let columns = "id, from_case, to_case, relation, made_by, made_at"

    /// The standing links of a case, the oldest first.
    static func standing(_ db: DB, of item: ID<Case>) throws -> [CaseLink] {
        let from = try db.rows(
            "SELECT \(columns) FROM case_link WHERE from_case = ?1 AND withdrawn_at IS NULL ORDER BY id", item,
            make: make)
        let to = try db.rows(
            "SELECT \(columns) FROM case_link WHERE to_case = ?1 AND withdrawn_at IS NULL ORDER BY id", item,
            make: make)
        return (from + to).sorted { $0.id < $1.id }
    }

    /// How many links of a case stand, from either side.
    static func count(_ db: DB, of item: ID<Case>) throws -> Int {
        try db.value(
            Int.self,
            """
            SELECT (SELECT count(*) FROM case_link WHERE from_case = ?1 AND withdrawn_at IS NULL)
              + (SELECT count(*) FROM case_link WHERE to_case = ?1 AND withdrawn_at IS NULL)
            """, item) ?? 0
    }

    static func find(_ db: DB, _ id: ID<CaseLink>) throws -> CaseLink? {
        try db.row("SELECT \(columns) FROM case_link WHERE id = ?1 AND withdrawn_at IS NULL", id, make: make)
    }

    private static func make(_ row: inout Row) throws -> CaseLink {
        CaseLink(
            id: try row.next(), from: try row.next(), to: try row.next(), relation: try row.next(),
            madeBy: try row.next(), madeAt: try row.next())
    }

    static func insert(_ tx: Tx, _ link: CaseLink) throws {
        try tx.put(
            """
            INSERT INTO case_link (id, from_case, to_case, relation, made_by, made_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """, link.id, link.from, link.to, link.relation, link.madeBy, link.madeAt)
    }

    static func withdraw(_ tx: Tx, _ id: ID<CaseLink>, reason: String, by staff: ID<Staff>) throws {
        try tx.put(
            "UPDATE case_link SET withdrawn_by = ?2, withdrawn_at = ?3, reason = ?4 WHERE id = ?1", id, staff, tx.now,
            reason)
    }

    static func setApart(_ tx: Tx, _ item: ID<Case>, _ other: ID<Case>, by staff: ID<Staff>) throws {
        try tx.put(
            """
            INSERT INTO distinct_case (one, two, said_by, said_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (one, two) DO NOTHING
            """, min(item, other), max(item, other), staff, tx.now)
    }

    static func isApart(_ db: DB, _ item: ID<Case>, _ other: ID<Case>) throws -> Bool {
        try db.value(
            Int.self, "SELECT count(*) FROM distinct_case WHERE one = ?1 AND two = ?2", min(item, other),
            max(item, other)) ?? 0 > 0
    }
}
