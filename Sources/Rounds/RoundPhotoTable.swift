import Directory
import Kernel
import Store
import Workforce

extension VisitTable {
    static func keep(_ tx: Tx, photo digest: String, _ type: String, of round: ID<Round>, by staff: ID<Staff>) throws {
        try tx.put(
            """
            INSERT INTO round_photo (round, digest, type, by_staff, at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (round, digest) DO NOTHING
            """, round, digest, type, staff, tx.now)
    }

    static func photoType(_ db: DB, _ digest: String, of round: ID<Round>) throws -> String? {
        try db.value(
            String.self, "SELECT type FROM round_photo WHERE round = ?1 AND digest = ?2", round, digest)
    }

    static func photoCount(_ db: DB, of round: ID<Round>) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM round_photo WHERE round = ?1", round) ?? 0
    }
}

extension PersonEraser {
    /// Rounds look at what is the house's own and keep nothing of customers; a picture may have the same content.
    package static let ofRounds = PersonEraser(
        holds: { db, digests in
            try digests.filter { digest in
                try db.value(String.self, "SELECT digest FROM round_photo WHERE digest = ?1 LIMIT 1", digest) != nil
            }
        }, erase: { _, _ in })
}
