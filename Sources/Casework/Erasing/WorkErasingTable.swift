import Directory
import Kernel
import Store

/// Rows ↔ work and promises of cases whose customer was taken out. What a level promised is said in the house's words.
enum WorkErasingTable {
    static func erase(_ tx: Tx, _ id: ID<Case>, _ erasure: PersonErasure) throws {
        try tx.run(
            """
            UPDATE task SET note = CASE WHEN note = '' THEN '' ELSE ?2 END,
              reason = CASE WHEN reason IS NULL OR state = 'paused' THEN reason ELSE ?2 END WHERE case_id = ?1
            """, id, erasure.mark)
        try tx.run("UPDATE promise SET words = ?2 WHERE case_id = ?1 AND level IS NULL", id, erasure.mark)
        try rewrite(tx, "task", "sheet", id, erasure.words)
        for column in ["word", "review"] { try rewrite(tx, "promise", column, id, erasure.words) }
    }

    private static func rewrite(
        _ tx: Tx, _ table: String, _ column: String, _ id: ID<Case>, _ words: ErasedWords
    ) throws {
        let rows = try tx.rows(
            "SELECT id, \(column) FROM \(table) WHERE case_id = ?1 AND \(column) IS NOT NULL ORDER BY id", id
        ) { (id: try $0.next(Int64.self), text: try $0.next(String.self)) }
        for row in rows {
            try tx.run("UPDATE \(table) SET \(column) = ?2 WHERE id = ?1", row.id, try words.json(row.text))
        }
    }
}
