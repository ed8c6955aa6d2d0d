/// What stands in one cell of a table, as far as the file itself says it.
///
/// A `.csv` file knows only text, so its cells are `.text` or `.empty`; leading zeros and long numbers survive.
/// An `.xlsx` file also knows numbers, dates and truth values.
package enum Cell: Sendable, Equatable {
    /// Nothing was written, or the cell is covered by a merged neighbour.
    case empty
    /// Text exactly as written, with its spaces and line breaks.
    case text(String)
    /// A number and its digits as the file writes them: `.number(188073, "188073")`.
    case number(Double, String)
    /// A point on the wall calendar in days of Excel's 1900 system: 43535.5 is noon on 11 March 2019.
    ///
    /// Workbooks that count from 1904 are converted while reading. See ``SheetTime`` for its fields.
    case date(Double)
    /// A truth value, `TRUE` or `FALSE` in Excel.
    case bool(Bool)
}

extension Cell {
    /// The cell as a person would read it; empty for `.empty`.
    ///
    /// ```swift
    /// Cell.number(1.38e10, "1.38E+10").text   // "13800000000"
    /// Cell.date(43535.5).text                 // "2019-03-11 12:00:00"
    /// Cell.date(0.375).text                   // "09:00:00"
    /// ```
    package var text: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let value, let written): NumberText.readable(value, written: written)
        case .date(let serial): SerialText.readable(serial)
        case .bool(let value): value ? "TRUE" : "FALSE"
        }
    }

    /// Whether a person would see nothing in this cell: empty, or only white space.
    package var isBlank: Bool {
        switch self {
        case .empty: true
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .number, .date, .bool: false
        }
    }

    /// Text, or `.empty` when there are no characters at all.
    init(textOrEmpty text: String) {
        self = text.isEmpty ? .empty : .text(text)
    }
}
