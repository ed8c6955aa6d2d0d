import Casework
import Kernel
import Store

/// Rows ↔ alerts about cases whose customer was taken out.
enum AlertErasingTable {
    static func alerts(_ db: DB, about item: ID<Case>) throws -> [ID<Alert>] {
        try db.rows("SELECT alert FROM alert_case WHERE case_id = ?1 ORDER BY alert", item) { try $0.next() }
    }

    /// - Parameter isTheirs: it was about cases of nobody else.
    static func erase(_ tx: Tx, _ id: ID<Alert>, isTheirs: Bool, _ mark: String) throws {
        let kept = try tx.row("SELECT saw FROM alert WHERE id = ?1", id) { try $0.json([String: String].self) }
        guard var saw = kept else { return }
        if saw["title"] != nil { saw["title"] = mark }
        try tx.run("UPDATE alert SET saw = ?2 WHERE id = ?1", id, JSONColumn(saw))
        if isTheirs { try tx.run("UPDATE alert SET words = ?2 WHERE id = ?1 AND words IS NOT NULL", id, mark) }
    }
}
