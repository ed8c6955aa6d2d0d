import Casework
import Directory
import Kernel
import Store

/// Rows ↔ what posts wrote about cases whose customer was taken out.
enum HandoverErasingTable {
    /// - Returns: the entries that cases were made of.
    static func eraseEntries(_ tx: Tx, of item: ID<Case>, _ erasure: PersonErasure) throws -> [ID<DutyEntry>] {
        let entries = try tx.rows("SELECT id FROM duty_entry WHERE case_id = ?1 ORDER BY id", item) {
            try $0.next(ID<DutyEntry>.self)
        }
        for entry in entries {
            try tx.run(
                """
                UPDATE duty_entry SET event = ?2, course = CASE WHEN course = '' THEN '' ELSE ?2 END,
                  result = CASE WHEN result = '' THEN '' ELSE ?2 END,
                  place_text = CASE WHEN place_text = '' THEN '' ELSE ?2 END WHERE id = ?1
                """, entry, erasure.mark)
            try eraseVersions(tx, of: entry, erasure)
        }
        return entries
    }

    private static func eraseVersions(_ tx: Tx, of entry: ID<DutyEntry>, _ erasure: PersonErasure) throws {
        let versions = try tx.rows(
            "SELECT version, content FROM duty_entry_version WHERE entry = ?1 ORDER BY version", entry
        ) { (number: try $0.next(Int.self), content: try $0.next(String.self)) }
        for version in versions {
            try tx.run(
                """
                UPDATE duty_entry_version SET content = ?3, reason = CASE WHEN reason = '' THEN '' ELSE ?4 END
                WHERE entry = ?1 AND version = ?2
                """, entry, version.number, try erasure.words.json(version.content), erasure.mark)
        }
    }

    static func sheets(
        _ db: DB, since time: Instant, _ project: ID<Project>
    ) throws -> [(id: ID<ShiftHandover>, sheet: HandoverSheet)] {
        try db.rows(
            "SELECT id, sheet FROM shift_handover WHERE project = ?1 AND at >= ?2 ORDER BY id", project, time
        ) { (id: try $0.next(), sheet: try $0.json()) }
    }

    static func rewrite(_ tx: Tx, _ id: ID<ShiftHandover>, _ sheet: HandoverSheet) throws {
        try tx.run("UPDATE shift_handover SET sheet = ?2 WHERE id = ?1", id, JSONColumn(sheet))
    }

    /// Which contents signatures under hand-overs have.
    @Sendable static func holding(_ db: DB, _ digests: [String]) throws -> [String] {
        try digests.filter { digest in
            try db.value(Int64.self, "SELECT id FROM shift_handover WHERE signature LIKE ?1 LIMIT 1", "%\(digest)%")
                != nil
        }
    }
}
