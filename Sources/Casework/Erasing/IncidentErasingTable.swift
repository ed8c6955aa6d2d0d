import Kernel
import Store

/// Rows ↔ incidents that are called as a case of whom was taken out.
enum IncidentErasingTable {
    /// - Parameter item: as it was called before.
    static func erase(_ tx: Tx, _ item: Case, _ mark: String) throws {
        try tx.run(
            """
            UPDATE incident SET title = ?3
            WHERE title = ?2 AND id IN (SELECT incident FROM incident_case WHERE case_id = ?1)
            """, item.id, item.title, mark)
    }
}
