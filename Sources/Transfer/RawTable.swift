import Kernel
import Sheets

/// A sheet as it is staged: the true header, and the rows as texts, without what is no row of the table.
package struct RawTable: Sendable {
    package let header: [String]
    /// Rows by Excel's numbers, as long as the header at most.
    package let rows: [(number: Int, cells: [String])]
    /// Rows of sums and headers that are repeated on every printed page.
    package let leftOut: Int

    private static let rowsSearched = 10

    /// - Parameter titles: what people write above each field; the header is where most of them stand.
    package init(_ sheet: Sheet, titles: [String: [String]], words: ImportWords) {
        let lines = [sheet.header] + sheet.rows.prefix(Self.rowsSearched).map { row in row.cells.map(\.text.trimmed) }
        let (depth, found) = Self.header(lines, titles)
        let width = max(found.count, 1)
        var filled = Self.filled(sheet, from: depth)
        var kept: [(Int, [String])] = []
        var skipped = 0
        for row in sheet.rows.dropFirst(depth) {
            var cells = row.cells.prefix(width).map(\.text)
            for (column, text) in filled.removeValue(forKey: row.number) ?? [:] where column < cells.count {
                cells[column] = text
            }
            while let last = cells.last, last.trimmed.isEmpty { cells.removeLast() }
            let first = cells.first { !$0.trimmed.isEmpty } ?? ""
            if first.isEmpty { continue }
            let isRow = !words.isTotal(first) && !Self.isHeader(cells, found)
            if isRow { kept.append((row.number, cells)) } else { skipped += 1 }
        }
        (header, rows, leftOut) = (found, kept, skipped)
    }

    /// How many rows below the first line belong to the header, and the header: one line, or two where the upper one
    /// groups the lower.
    private static func header(_ lines: [[String]], _ titles: [String: [String]]) -> (depth: Int, titles: [String]) {
        func score(_ header: [String]) -> Int { HeaderMap(header: header, synonyms: titles).columns.count }
        var best = (score: score(lines[0]), depth: 0, header: lines[0])
        for (place, line) in lines.enumerated().dropFirst() {
            let single = score(line)
            if single > best.score, single > 1 { best = (single, place, line) }
            let both = joined(lines[place - 1], line)
            let double = score(both)
            if double > max(best.score, score(lines[place - 1])), double > 1 { best = (double, place, both) }
        }
        var header = best.header
        while header.last?.isEmpty == true { header.removeLast() }
        return (best.depth, header)
    }

    /// The lower title where there is one, else the upper.
    private static func joined(_ upper: [String], _ lower: [String]) -> [String] {
        (0..<max(upper.count, lower.count)).map { column in
            let below = column < lower.count ? lower[column] : ""
            return below.isEmpty && column < upper.count ? upper[column] : below
        }
    }

    private static func isHeader(_ cells: [String], _ header: [String]) -> Bool {
        cells.count > 1 && cells[0].trimmed == header.first && cells.map(\.trimmed) == Array(header.prefix(cells.count))
    }

    /// What merged cells show in the rows below their first one, by row and column.
    private static func filled(_ sheet: Sheet, from depth: Int) -> [Int: [Int: String]] {
        let body = sheet.rows.dropFirst(depth)
        guard !sheet.merged.isEmpty, let first = body.first?.number else { return [:] }
        let numbers = body.map(\.number)
        let byNumber = Dictionary(uniqueKeysWithValues: zip(numbers, body.indices))
        var filled: [Int: [Int: String]] = [:]
        for range in sheet.merged where range.rows.count > 1 && range.rows.lowerBound >= first {
            guard let top = byNumber[range.rows.lowerBound] else { continue }
            let text = sheet.rows[top][range.columns.lowerBound].text
            guard !text.isEmpty else { continue }
            var next = top + 1
            while next < sheet.rows.endIndex, sheet.rows[next].number <= range.rows.upperBound {
                filled[sheet.rows[next].number, default: [:]][range.columns.lowerBound] = text
                next += 1
            }
        }
        return filled
    }
}
