import Store

extension Inventory {
    /// `1234 rows in 20 tables`
    var words: String { "\(rows) rows in \(entries.count) tables" }

    /// A line a table: its name, its rows, their digest.
    func tell() { for entry in entries { say("\(entry.table) \(entry.rows) \(entry.digest)") } }
}
