import Foundation

/// Writes tables as `.csv` files that Excel opens rightly and that carry no formulas.
///
/// The file is UTF-8 with a mark at its start, since Excel takes it for the system's encoding without; rows end in
/// CR LF and fields are quoted as RFC 4180 has it.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe in front: whoever hands in a complaint that
/// reads `=HYPERLINK(…)` must not have it run on the machine of whoever exports it. Source: OWASP, “CSV Injection”.
/// Numbers, dates and truth values are written as they are, so `-5` stays a number.
package enum SheetWriter {
    /// What the file begins with, for whoever sends it row by row.
    package static let byteOrderMark = "\u{FEFF}"

    /// The whole file.
    ///
    /// ```swift
    /// SheetWriter.csv(header: ["编号", "内容"], rows: [[.number(7, "7"), .text("=1+1")]])
    /// // 编号,内容␍␊7,'=1+1␍␊
    /// ```
    package static func csv(header: [String], rows: some Sequence<[Cell]>) -> Data {
        var text = byteOrderMark + line(header.map(Cell.text))
        for row in rows { text += line(row) }
        return Data(text.utf8)
    }

    /// One row with its line end, for a file sent row by row.
    package static func line(_ cells: [Cell]) -> String {
        // A single empty field must be quoted, or the row would be a blank line and be skipped when read.
        if cells.count == 1, cells[0].text.isEmpty { return "\"\"\r\n" }
        return cells.map(field).joined(separator: ",") + "\r\n"
    }

    private static func field(_ cell: Cell) -> String {
        guard case .text(let text) = cell else { return cell.text }
        return quote(neutralise(text))
    }

    /// Puts `'` before what a spreadsheet might calculate, in the full-width writing Excel in Chinese accepts as well.
    static func neutralise(_ text: String) -> String {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": "'" + text
        default: text
        }
    }

    private static func quote(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { byte in
            byte == CSVByte.quote || byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn
                || CSVDelimiter(rawValue: byte) != nil
        }
        guard needsQuotes || text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
        // Byte by byte: as a `Character` a quotation mark before a combining mark is no quotation mark.
        let doubled = text.utf8.flatMap { $0 == CSVByte.quote ? [$0, $0] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }
}
