import Kernel
import Store

/// Rows: which outside body has which case, under which number. Lists and the find box look along them; everything else
/// about a matter stands with its case.
enum OutsideTable {
    static func insert(_ tx: Tx, _ matter: OutsideMatter, of item: ID<Case>) throws {
        try tx.put(
            "INSERT INTO outside_matter (id, case_id, body, number, at) VALUES (?1, ?2, ?3, ?4, ?5)", matter.id, item,
            matter.body, matter.number, matter.at)
    }

    /// The cases that some body has under exactly this number, the newest first.
    static func cases(_ db: DB, number: String, limit: Int) throws -> [ID<Case>] {
        try db.rows(
            "SELECT DISTINCT case_id FROM outside_matter WHERE number = ?1 ORDER BY case_id DESC LIMIT ?2", number,
            limit
        ) { try $0.next() }
    }
}
