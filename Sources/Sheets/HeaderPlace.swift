import Foundation

/// Finds the header among a table's first rows.
///
/// People put a title across the top (“2019年投诉台账”, merged over all columns) and the header below it. So the header
/// is the first row with two filled cells among the first ten; a table of a single column has its header on top.
enum HeaderPlace {
    static let rowsSearched = 10

    /// The index of the header in `rows`, which has no blank rows; nil when there is none.
    static func index(in rows: [SheetRow], headerRow: Int?) -> Int? {
        if let headerRow { return rows.firstIndex { $0.number == headerRow } }
        let wide = rows.prefix(rowsSearched).firstIndex { row in row.cells.count { !$0.isBlank } > 1 }
        return wide ?? (rows.isEmpty ? nil : 0)
    }

    static func titles(of row: SheetRow) -> [String] {
        var titles = row.cells.map { $0.text.trimmingCharacters(in: .whitespacesAndNewlines) }
        while titles.last?.isEmpty == true { titles.removeLast() }
        return titles
    }
}
