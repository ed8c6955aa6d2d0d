/// Many rows by few statements: what a single row of an import costs is mostly the statement.
extension Tx {
    /// So many values stand in one statement; the same number of rows each time, so that it is prepared once.
    private static let values = 480

    /// Puts rows into a table, some dozen at a time, in their order. All rows have as many values as there are columns.
    ///
    /// - Parameter columns: as they stand between the brackets: `digits, person`.
    package func put(into table: String, _ columns: String, rows: [[any SQLConvertible]]) throws {
        guard let width = rows.first?.count, width > 0 else { return }
        let most = max(1, Self.values / width)
        let whole = rows.count / most * most
        let head = "INSERT INTO \(table) (\(columns)) VALUES "
        if whole > 0 {
            let many = head + (0..<most).map { Self.marks(from: $0 * width + 1, width) }.joined(separator: ", ")
            for start in stride(from: 0, to: whole, by: most) {
                try put(many, list: rows[start..<start + most].flatMap(\.self))
            }
        }
        let one = head + Self.marks(from: 1, width)
        for row in rows[whole...] { try put(one, list: row) }
    }

    private static func marks(from first: Int, _ count: Int) -> String {
        "(" + (first..<first + count).map { "?\($0)" }.joined(separator: ", ") + ")"
    }
}
