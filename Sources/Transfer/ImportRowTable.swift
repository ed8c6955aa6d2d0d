import Kernel
import Store

/// Rows ↔ the staged rows of imports.
enum ImportRowTable {
    static func insert(_ tx: Tx, _ rows: ArraySlice<(number: Int, cells: [String])>, of id: ID<Import>) throws {
        try tx.put(
            into: "import_row", "import, number, cells",
            rows: rows.map { [id, $0.number, CellsColumn($0.cells)] })
    }

    /// Some rows in their order.
    static func staged(_ db: DB, of id: ID<Import>, after number: Int, limit: Int) throws -> [StagedRow] {
        try db.rows(
            "SELECT number, cells FROM import_row WHERE import = ?1 AND number > ?2 ORDER BY number LIMIT ?3", id,
            number, limit
        ) { StagedRow(number: try $0.next(), cells: try $0.next(CellsColumn.self).texts) }
    }

    /// Rows that are neither refused nor without effect, in their order.
    static func effective(_ db: DB, of id: ID<Import>, after number: Int, limit: Int) throws -> [StagedRow] {
        try db.rows(
            """
            SELECT number, cells FROM import_row
            WHERE import = ?1 AND number > ?2 AND verdict IN ('created', 'changed') ORDER BY number LIMIT ?3
            """, id, number, limit
        ) { StagedRow(number: try $0.next(), cells: try $0.next(CellsColumn.self).texts) }
    }

    /// The same by their turns, with the turn of each.
    static func effective(
        _ db: DB, of id: ID<Import>, after turn: Int64, _ number: Int, limit: Int
    ) throws -> [(row: StagedRow, turn: Int64)] {
        try db.rows(
            """
            SELECT number, cells, turn FROM import_row
            WHERE import = ?1 AND turn IS NOT NULL AND (turn, number) > (?2, ?3) AND verdict IN ('created', 'changed')
            ORDER BY turn, number LIMIT ?4
            """, id, turn, number, limit
        ) {
            (StagedRow(number: try $0.next(), cells: try $0.next(CellsColumn.self).texts), try $0.next(Int64.self))
        }
    }

    /// Earlier rows about the same things, in their order. They are sorted here: asked for in order, SQLite walks along
    /// the numbers of the import and reads all rows before these instead of the few with these keys.
    static func earlier(_ db: DB, of id: ID<Import>, keys: [String], before number: Int) throws -> [StagedRow] {
        var all: [StagedRow] = []
        for start in stride(from: 0, to: keys.count, by: 300) {
            let some = Array(keys[start..<min(start + 300, keys.count)])
            let marks = some.indices.map { "?\($0 + 3)" }.joined(separator: ", ")
            let values: [any SQLConvertible] = [id, number] + some
            all += try db.rows(
                """
                SELECT number, cells FROM import_row WHERE import = ?1 AND key IN (\(marks)) AND number < ?2
                  AND verdict <> 'refused'
                """, list: values
            ) { StagedRow(number: try $0.next(), cells: try $0.next(CellsColumn.self).texts) }
        }
        return all.sorted { $0.number < $1.number }
    }

    /// What is said of a row.
    struct Judged {
        let number: Int
        let key: String?
        let verdict: RowVerdict
        /// When it is done among the others; by its number where nobody says.
        var turn: Int64?

        fileprivate func said() throws -> String? {
            switch verdict {
            case .created: nil
            case .unchanged(let name): name
            case .changed(let changes): try Effect.before(changes)
            case .refused(let fault): try Effect.before(fault)
            }
        }
    }

    static func judge(_ tx: Tx, _ rows: [Judged], of id: ID<Import>) throws {
        try set(
            tx, "key, verdict, said, turn",
            rows.map { [id, $0.number, "", $0.key.map(kept), $0.verdict.word, try $0.said(), $0.turn] },
            """
            key = excluded.key, verdict = excluded.verdict, said = excluded.said, turn = excluded.turn,
              effects = NULL
            """)
    }

    /// What stands in the column of a key.
    static func kept(_ key: String) -> String { key.utf8.count <= 200 ? key : String(key.prefix(200)) }

    static func note(_ tx: Tx, _ rows: [(number: Int, effects: [Effect])], of id: ID<Import>) throws {
        try set(
            tx, "effects", rows.map { [id, $0.number, "", Effect.lines($0.effects)] }, "effects = excluded.effects")
    }

    /// Changes rows that are all there, some dozen by one statement: cells are named, as a row has some, and stay.
    private static func set(_ tx: Tx, _ columns: String, _ rows: [[any SQLConvertible]], _ changes: String) throws {
        try tx.put(
            into: "import_row", "import, number, cells, \(columns)", rows: rows,
            resolving: "ON CONFLICT (import, number) DO UPDATE SET \(changes)")
    }

    /// Rows that did something, the last first.
    static func undoable(
        _ db: DB, of id: ID<Import>, before number: Int, limit: Int
    ) throws -> [(number: Int, effects: [Effect])] {
        try db.rows(
            """
            SELECT number, effects FROM import_row WHERE import = ?1 AND number < ?2 AND effects IS NOT NULL
            ORDER BY number DESC LIMIT ?3
            """, id, number, limit
        ) { (try $0.next(), Effect.read(try $0.next(String.self))) }
    }

    /// It is taken back: nothing of it is to be taken back again.
    static func forget(_ tx: Tx, _ number: Int, of id: ID<Import>, kept: ImportRow.Kept?) throws {
        try tx.put(
            "UPDATE import_row SET effects = NULL, kept = ?3 WHERE import = ?1 AND number = ?2", id, number, kept)
    }
}

extension ImportRowTable {
    /// Rows with what was said of them, in their order: all, those with one verdict, or those that were kept.
    static func list(
        _ db: DB, of id: ID<Import>, _ filter: RowFilter, after number: Int, limit: Int
    ) throws -> [ImportRow] {
        let (condition, word): (String, String?) =
            switch filter {
            case .all: ("", nil)
            case .verdict(let word): ("AND verdict = ?4", word)
            case .kept: ("AND kept IS NOT NULL", nil)
            }
        let values: [any SQLConvertible] = [id, number, limit] + (word.map { [$0] } ?? [])
        return try db.rows(
            """
            SELECT number, cells, verdict, said, kept FROM import_row
            WHERE import = ?1 AND number > ?2 \(condition) ORDER BY number LIMIT ?3
            """, list: values, make: make)
    }

    private static func make(_ row: inout Row) throws -> ImportRow {
        let (number, cells) = (try row.next(Int.self), try row.next(CellsColumn.self).texts)
        let (word, said): (String?, String?) = (try row.next(), try row.next())
        return ImportRow(number: number, cells: cells, verdict: verdict(word, said), kept: try row.next())
    }

    private static func verdict(_ word: String?, _ words: String?) -> RowVerdict? {
        let said = SQLValue.text(words ?? "")
        switch word {
        case "created": return .created
        case "unchanged": return .unchanged(as: words)
        case "changed": return .changed(JSONColumn<[FieldChange]>(sqlValue: said)?.value ?? [])
        case "refused": return JSONColumn<RowFault>(sqlValue: said).map { .refused($0.value) }
        default: return nil
        }
    }
}

/// Which rows of an import are asked for.
package enum RowFilter: Sendable, Hashable {
    case all
    /// One of ``RowVerdict/words``.
    case verdict(String)
    /// Those that could not be taken back.
    case kept
}
