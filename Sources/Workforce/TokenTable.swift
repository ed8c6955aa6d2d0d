import Kernel
import Store

/// Rows ↔ API tokens. A secret is kept as its digest only.
enum TokenTable {
    /// - Parameter scope: nil for everything that the member of staff may do.
    static func insert(_ tx: Tx, _ secret: Secret, of staff: ID<Staff>, label: String, scope: Set<Right>?) throws {
        let names = scope.map { $0.map(\.rawValue).sorted().joined(separator: " ") } ?? "*"
        try tx.run(
            "INSERT INTO token (secret, staff, label, scope, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            secret.digest, staff, String(label.prefix(80)), names, tx.now)
    }

    /// Nil where it is unknown or revoked.
    static func find(_ db: DB, digest: String) throws -> (staff: ID<Staff>, label: String, scope: Set<Right>?)? {
        try db.row("SELECT staff, label, scope FROM token WHERE secret = ?1 AND revoked_at IS NULL", digest) { row in
            let (staff, label, names): (ID<Staff>, String, String) = (try row.next(), try row.next(), try row.next())
            let scope = Set(names.split(separator: " ").compactMap { Right(rawValue: String($0)) })
            return (staff, label, names == "*" ? nil : scope)
        }
    }
}
