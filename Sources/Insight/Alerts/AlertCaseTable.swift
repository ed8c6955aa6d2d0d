import Casework
import Kernel
import Store

/// Rows ↔ the cases of alerts.
enum AlertCaseTable {
    static func tie(_ tx: Tx, _ cases: [ID<Case>], to alert: ID<Alert>) throws {
        for item in cases {
            try tx.put(
                """
                INSERT INTO alert_case (alert, case_id, at) VALUES (?1, ?2, ?3) ON CONFLICT (alert, case_id) DO NOTHING
                """, alert, item, tx.now)
        }
    }

    /// The oldest first.
    static func cases(_ db: DB, of alert: ID<Alert>) throws -> [ID<Case>] {
        try db.rows("SELECT case_id FROM alert_case WHERE alert = ?1 ORDER BY case_id", alert) { try $0.next() }
    }

    /// Those of some cases that a decided alert of a rule about a subject was about.
    static func decided(
        _ db: DB, _ cases: [ID<Case>], project: Int64, rule: String, subject: String
    ) throws -> Set<ID<Case>> {
        guard !cases.isEmpty else { return [] }
        let values: [any SQLConvertible] = [project, rule, subject] + cases
        return Set(
            try db.rows(
                """
                SELECT alert_case.case_id FROM alert_case JOIN alert ON alert.id = alert_case.alert
                WHERE alert_case.case_id IN (\(EvidenceTable.marks(cases.count, from: 4))) AND alert.project = ?1
                  AND alert.rule = ?2 AND alert.subject = ?3 AND alert.decided_at IS NOT NULL
                """, list: values
            ) { try $0.next(ID<Case>.self) })
    }
}
