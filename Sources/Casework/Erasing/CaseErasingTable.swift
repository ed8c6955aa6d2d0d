import Directory
import Kernel
import Store

/// Rows ↔ cases whose customer was taken out.
enum CaseErasingTable {
    static func erase(_ tx: Tx, _ id: ID<Case>, _ erasure: PersonErasure) throws {
        let kept = try tx.row("SELECT detail, import_key FROM cases WHERE id = ?1", id) {
            (detail: try $0.next(String?.self), key: try $0.next(String?.self))
        }
        try tx.run(
            """
            UPDATE cases SET title = ?2, text = ?2, place_text = CASE WHEN place_text = '' THEN '' ELSE ?2 END,
              reporter_name = ?3, reporter_phone = '', detail = ?4, import_key = ?5 WHERE id = ?1
            """, id, erasure.mark, Person.nobody, try kept?.detail.map(erasure.words.json),
            kept?.key.map { $0.hasPrefix("/") || $0.hasPrefix("#") ? $0 : OldCaseTable.erased($0) })
        try tx.run("DELETE FROM form_value WHERE case_id = ?1", id)
    }

    /// What stands beside a case: messages, links, alarms, an emergency, what somebody has begun to write.
    static func forgetBesides(_ tx: Tx, _ item: Case, _ erasure: PersonErasure) throws {
        try giveUpMessages(tx, of: item, erasure.mark)
        try forgetAlarms(tx, of: item, erasure.mark)
        try tx.run(
            "UPDATE case_link SET reason = ?2 WHERE (from_case = ?1 OR to_case = ?1) AND reason IS NOT NULL", item.id,
            erasure.mark)
        try PageLinkTable.revoke(tx, of: item.id, by: nil)
        try tx.run(
            "DELETE FROM draft WHERE subject >= ?1 AND subject < ?2", "\(item.number).", "\(item.number)/")
    }

    /// Those that have left lose their words; those that wait do not leave any more.
    private static func giveUpMessages(_ tx: Tx, of item: Case, _ mark: String) throws {
        try giveUpMessages(tx, "case_id = ?1", item.id, mark)
    }

    private static func giveUpMessages(
        _ tx: Tx, _ which: String, _ id: some SQLConvertible, _ mark: String
    ) throws {
        try tx.run(
            """
            UPDATE delivery SET phone = ?2, text = ?3, errand = NULL, reference = NULL,
              error = CASE WHEN state = 'sent' THEN NULL ELSE ?3 END, next_at = NULL,
              settled_at = coalesce(settled_at, ?4), state = CASE WHEN state = 'sent' THEN 'sent' ELSE 'failed' END
            WHERE \(which)
            """, id, Person.nobody, mark, tx.now)
    }

    /// The messages and links of somebody on cases that are in the name of others.
    static func forgetInvited(_ tx: Tx, _ person: ID<Person>, _ mark: String) throws {
        let theirs = "id IN (SELECT delivery FROM invited_person WHERE person = ?1 AND delivery IS NOT NULL)"
        try giveUpMessages(tx, theirs, person, mark)
        try tx.run("UPDATE page_link SET revoked_at = ?2 WHERE person = ?1 AND revoked_at IS NULL", person, tx.now)
    }

    private static func forgetAlarms(_ tx: Tx, of item: Case, _ mark: String) throws {
        try tx.run("UPDATE emergency SET outcome = ?2 WHERE case_id = ?1 AND outcome <> ''", item.id, mark)
        try tx.run("UPDATE emergency_tick SET note = ?2 WHERE case_id = ?1 AND note <> ''", item.id, mark)
        try tx.run(
            """
            UPDATE alarm_call SET note = ?2
            WHERE note <> '' AND alarm IN (SELECT id FROM alarm WHERE case_id = ?1)
            """, item.id, mark)
    }

    /// Which contents files of cases still have. Looks through all of them: somebody is taken out seldom.
    @Sendable static func holding(_ db: DB, _ digests: [String]) throws -> [String] {
        try digests.filter { digest in
            try db.value(Int64.self, "SELECT id FROM cases WHERE detail LIKE ?1 LIMIT 1", "%\(digest)%") != nil
        }
    }
}
