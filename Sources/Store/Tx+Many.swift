/// Many rows by few statements: what a single row of an import costs is mostly the statement.
extension Tx {
    /// So many values stand in one statement; the same number of rows each time, so that it is prepared once.
    private static let values = 480

    /// Puts rows into a table, some dozen at a time, in their order. All rows have as many values as there are columns.
    ///
    /// - Parameters:
    ///   - columns: as they stand between the brackets: `digits, person`.
    ///   - resolving: `ON CONFLICT …`, what becomes of a row that is there already; where empty it is refused.
    package func put(
        into table: String, _ columns: String, rows: [[any SQLConvertible]], resolving: String = ""
    ) throws {
        guard let width = rows.first?.count, width > 0 else { return }
        let most = max(1, Self.values / width)
        let whole = rows.count / most * most
        let (head, tail) = ("INSERT INTO \(table) (\(columns)) VALUES ", resolving.isEmpty ? "" : " " + resolving)
        if whole > 0 {
            let many = head + (0..<most).map { Self.marks(from: $0 * width + 1, width) }.joined(separator: ", ") + tail
            for start in stride(from: 0, to: whole, by: most) {
                try put(many, list: rows[start..<start + most].flatMap(\.self))
            }
        }
        let one = head + Self.marks(from: 1, width) + tail
        for row in rows[whole...] { try put(one, list: row) }
    }

    /// Deletes the rows in which a column has one of these values, some dozen at a time.
    package func delete(from table: String, where column: String, in values: [any SQLConvertible]) throws {
        let whole = values.count / Self.deleted * Self.deleted
        let head = "DELETE FROM \(table) WHERE \(column) "
        for start in stride(from: 0, to: whole, by: Self.deleted) {
            let some = Array(values[start..<start + Self.deleted])
            try put(head + "IN " + Self.marks(from: 1, Self.deleted), list: some)
        }
        for value in values[whole...] { try put(head + "= ?1", value) }
    }

    private static let deleted = 40

    private static func marks(from first: Int, _ count: Int) -> String {
        "(" + (first..<first + count).map { "?\($0)" }.joined(separator: ", ") + ")"
    }
}
