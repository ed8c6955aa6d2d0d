import Kernel
import Store

/// The columns of a case that change by nothing but a correction.
enum ClassificationTable {
    static func update(_ tx: Tx, _ item: Case, building: String) throws {
        try tx.put(
            """
            UPDATE cases SET kind = ?2, procedure_version = ?3, place = ?4, place_text = ?5, building = ?6 WHERE id = ?1
            """, item.id, item.kind, item.procedureVersion, item.place, item.placeText, building)
    }
}
