import Kernel
import Store

/// Rows ↔ the staged rows of imports, and what they did.
enum ImportRowTable {
    /// What a row did is joined to it by this.
    static let effects =
        "import_effect ON import_effect.import = import_row.import AND import_effect.number = import_row.number"

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

    /// Those of some rows that were not refused, in their order.
    static func standing(_ db: DB, of id: ID<Import>, numbers: [Int]) throws -> [StagedRow] {
        var all: [StagedRow] = []
        for start in stride(from: 0, to: numbers.count, by: 300) {
            let some = Array(numbers[start..<min(start + 300, numbers.count)])
            let marks = some.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
            let values: [any SQLConvertible] = [id] + some
            all += try db.rows(
                """
                SELECT number, cells FROM import_row WHERE import = ?1 AND number IN (\(marks))
                  AND verdict <> 'refused' ORDER BY number
                """, list: values
            ) { StagedRow(number: try $0.next(), cells: try $0.next(CellsColumn.self).texts) }
        }
        return all
    }

    /// What is said of a row.
    struct Judged: Sendable {
        let number: Int
        let verdict: RowVerdict
        /// When it is done among the others; by its number where nobody says.
        var turn: Int64?
        var knownBy: Recognition?

        fileprivate func said() throws -> String? {
            switch verdict {
            case .created: nil
            case .unchanged(let name): name
            case .changed(let changes): try Effect.before(changes)
            case .refused(let fault): try Effect.before(fault)
            }
        }
    }

    /// Writes what is said of rows that are all there, some dozen by one statement: cells are named, as a row has some,
    /// and stay.
    static func judge(_ tx: Tx, _ rows: [Judged], of id: ID<Import>) throws {
        try tx.put(
            into: "import_row", "import, number, cells, verdict, said, turn, known_by",
            rows: rows.map { [id, $0.number, "", $0.verdict.word, try $0.said(), $0.turn, $0.knownBy] },
            resolving: """
                ON CONFLICT (import, number) DO UPDATE SET
                  verdict = excluded.verdict, said = excluded.said, turn = excluded.turn,
                  known_by = excluded.known_by
                """)
    }

    static func note(_ tx: Tx, _ rows: [(number: Int, effects: [Effect])], of id: ID<Import>) throws {
        try tx.put(
            into: "import_effect", "import, number, effects",
            rows: rows.map { [id, $0.number, Effect.lines($0.effects)] })
    }

    /// Rows that did something, the last first.
    static func undoable(
        _ db: DB, of id: ID<Import>, before number: Int, limit: Int
    ) throws -> [(number: Int, effects: [Effect])] {
        try db.rows(
            """
            SELECT number, effects FROM import_effect WHERE import = ?1 AND number < ?2 AND effects IS NOT NULL
            ORDER BY number DESC LIMIT ?3
            """, id, number, limit
        ) { (try $0.next(), Effect.read(try $0.next(String.self))) }
    }

    /// It is taken back: nothing of it is to be taken back again.
    static func forget(_ tx: Tx, _ number: Int, of id: ID<Import>, kept: ImportRow.Kept?) throws {
        try tx.put(
            "UPDATE import_effect SET effects = NULL, kept = ?3 WHERE import = ?1 AND number = ?2", id, number, kept)
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
            case .verdict(let word): ("AND import_row.verdict = ?4", word)
            case .kept: ("AND import_effect.kept IS NOT NULL", nil)
            }
        let values: [any SQLConvertible] = [id, number, limit] + (word.map { [$0] } ?? [])
        let effects = (filter == .kept ? "JOIN " : "LEFT JOIN ") + effects
        return try db.rows(
            """
            SELECT import_row.number, cells, verdict, said, kept, known_by FROM import_row \(effects)
            WHERE import_row.import = ?1 AND import_row.number > ?2 \(condition) ORDER BY import_row.number LIMIT ?3
            """, list: values, make: make)
    }

    private static func make(_ row: inout Row) throws -> ImportRow {
        let (number, cells) = (try row.next(Int.self), try row.next(CellsColumn.self).texts)
        let (word, said): (String?, String?) = (try row.next(), try row.next())
        return ImportRow(number: number, cells: cells, verdict: verdict(word, said), kept: try row.next(),
            knownBy: try row.next())
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
