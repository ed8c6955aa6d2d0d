import Directory
import Kernel
import Store

/// Rows ↔ rows of sheets of whom was taken out.
enum ImportErasingTable {
    /// So many conditions stand in one statement.
    private static let batch = 40

    static func imports(_ db: DB, of project: ID<Project>) throws -> [ID<Import>] {
        try db.rows("SELECT id FROM import WHERE project = ?1 ORDER BY id", project) { try $0.next() }
    }

    static func rows(_ db: DB, of sheet: ID<Import>, _ traces: ErasedTraces) throws -> [ErasedRow] {
        let patterns = traces.patterns
        var found: [Int: ErasedRow] = [:]
        for start in stride(from: 0, to: patterns.count, by: batch) {
            let some = patterns[start..<min(start + batch, patterns.count)]
            let met = some.enumerated().map { "\($1.column) LIKE ?\($0 + 2) ESCAPE '!'" }.joined(separator: " OR ")
            let rows = try db.rows(
                """
                SELECT import_row.number, cells, verdict, said, effects FROM import_row
                  LEFT JOIN \(ImportRowTable.effects)
                WHERE import_row.import = ?1 AND (\(met)) ORDER BY import_row.number
                """, list: [sheet] + some.map(\.text)
            ) {
                ErasedRow(
                    number: try $0.next(), cells: try $0.next(CellsColumn.self).texts, verdict: try $0.next(),
                    said: try $0.next(), effects: try $0.next())
            }
            for row in rows { found[row.number] = row }
        }
        return found.values.sorted { $0.number < $1.number }
    }

    static func rewrite(_ tx: Tx, _ row: ErasedRow, of sheet: ID<Import>) throws {
        try tx.run(
            "UPDATE import_row SET cells = ?3, said = ?4 WHERE import = ?1 AND number = ?2", sheet, row.number,
            CellsColumn(row.cells), row.said)
        try tx.run(
            "UPDATE import_effect SET effects = ?3 WHERE import = ?1 AND number = ?2", sheet, row.number, row.effects)
    }
}
