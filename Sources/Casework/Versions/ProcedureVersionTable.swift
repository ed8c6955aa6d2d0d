import Kernel
import Store

/// A version of a procedure, or of another text of the house, as it is kept in the store.
struct KeptVersion: Sendable {
    let desk: String
    /// The key of the procedure, or the file of the text.
    let kind: String
    let version: Int
    let digest: String
    let text: ProcedureText
}

/// Rows ↔ the files of procedures and the house's other texts, version by version. None is ever changed.
enum ProcedureVersionTable {
    static func all(_ db: DB) throws -> [KeptVersion] {
        try db.rows(
            "SELECT desk, kind, version, digest, source FROM procedure_version ORDER BY desk, kind, version"
        ) { row in
            KeptVersion(
                desk: try row.next(), kind: try row.next(), version: try row.next(), digest: try row.next(),
                text: try row.next(JSONColumn<ProcedureText>.self).value)
        }
    }

    /// Another copy may have been quicker; what it wrote stays.
    static func put(_ tx: Tx, _ kept: KeptVersion) throws {
        try tx.put(
            """
            INSERT INTO procedure_version (desk, kind, version, digest, source, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (desk, kind, version) DO NOTHING
            """, kept.desk, kept.kind, kept.version, kept.digest, JSONColumn(kept.text), tx.now)
    }
}
