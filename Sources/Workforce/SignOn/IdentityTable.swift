import Kernel
import Store

/// Rows ↔ who somebody is at a provider. One that was ended stays, with when.
enum IdentityTable {
    static func insert(
        _ tx: Tx, _ proven: ProvenIdentity, of staff: ID<Staff>, by linker: ID<Staff>
    ) throws -> ID<LinkedIdentity> {
        let id = tx.newID(LinkedIdentity.self)
        try tx.run(
            """
            INSERT INTO staff_identity (id, staff, issuer, subject, name, linked_at, linked_by)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, id, staff, proven.issuer, proven.subject, proven.name, tx.now, linker)
        return id
    }

    static func owner(_ db: DB, _ issuer: String, _ subject: String) throws -> ID<Staff>? {
        try db.value(
            ID<Staff>.self,
            "SELECT staff FROM staff_identity WHERE issuer = ?1 AND subject = ?2 AND ended_at IS NULL", issuer, subject)
    }

    /// Those that open something, the first linked first.
    static func all(_ db: DB, of staff: ID<Staff>) throws -> [LinkedIdentity] {
        try db.rows(
            """
            SELECT id, issuer, subject, name, linked_at, linked_by, used_at FROM staff_identity
            WHERE staff = ?1 AND ended_at IS NULL ORDER BY id
            """, staff
        ) {
            LinkedIdentity(
                id: try $0.next(), issuer: try $0.next(), subject: try $0.next(), name: try $0.next(),
                linkedAt: try $0.next(), linkedBy: try $0.next(), usedAt: try $0.next())
        }
    }

    static func use(_ tx: Tx, _ issuer: String, _ subject: String) throws {
        try tx.run(
            "UPDATE staff_identity SET used_at = ?3 WHERE issuer = ?1 AND subject = ?2 AND ended_at IS NULL", issuer,
            subject, tx.now)
    }

    static func end(_ tx: Tx, _ id: ID<LinkedIdentity>) throws {
        try tx.run("UPDATE staff_identity SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL", id, tx.now)
    }
}
