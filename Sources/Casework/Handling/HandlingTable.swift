import Kernel
import Store
import Workforce

/// Rows: what figures count of acts and what no row of a case says by its time: judgements, and work that left
/// somebody's hands or stood still.
enum HandlingTable {
    /// - Parameters:
    ///   - old: the case until then.
    static func put(_ tx: Tx, _ events: [CaseEvent], to item: Case, since old: Case, _ deed: Deed) throws {
        for one in old.handlings(events, after: item, by: deed.actor.staff) {
            try tx.put(
                "INSERT INTO handling (id, case_id, project, staff, what, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                tx.newID(Case.self), item.id, item.project, one.staff, one.what, deed.now)
        }
        for case .judged(let judgement) in events {
            try tx.put(
                """
                INSERT INTO judgement (id, case_id, project, at, is_true, is_reasonable)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                """, tx.newID(Case.self), item.id, item.project, judgement.at, judgement.isTrue,
                judgement.isReasonable)
        }
    }
}
