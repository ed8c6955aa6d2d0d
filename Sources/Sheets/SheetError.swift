/// Why a table could not be taken, in words its owner can act on.
///
/// Columns count from 0 here and are shown by Excel's letters; rows are numbered as Excel shows them.
package enum SheetError: Error, Sendable, Equatable {
    /// The file is not there or may not be read.
    case unreadable(filename: String)
    /// Neither a workbook nor text: a picture, a document, a web page under another name.
    case notATable(filename: String)
    /// A workbook of the kind before 2007 (`.xls`), or one locked with a password.
    case oldWorkbook(filename: String)
    /// Text, but neither UTF-8 nor GB18030 nor marked UTF-16.
    case unknownEncoding(filename: String)
    /// More than ``SheetLimits`` allows.
    case tooLarge(Measure, limit: Int)
    /// The archive of an `.xlsx` file is cut short or damaged; `part` is empty when it cannot be opened at all.
    case brokenArchive(part: String)
    /// A part of an `.xlsx` file is not the XML it should be.
    case brokenXML(part: String, line: Int)
    /// A quotation mark of a `.csv` file was opened in this row and is never closed.
    case unclosedQuote(row: Int)
    /// No sheet of that name, or no sheet at all when no name was asked for.
    case noSheet(name: String?)
    /// The table has no filled row, or none at the row number given for its header.
    case noHeader
    /// This row fills more columns than ``SheetLimits/columns``.
    case tooManyColumns(row: Int, limit: Int)
    /// This cell is longer than ``SheetLimits/cellCharacters``.
    case cellTooLong(row: Int, column: Int, limit: Int)

    /// What of a file was too large.
    package enum Measure: String, Sendable, CaseIterable {
        case bytes, unzippedBytes, elements, rows, cells
    }
}

extension SheetError {
    /// The refusal's name for programs, stable across versions.
    package var code: String {
        switch self {
        case .unreadable: "unreadable"
        case .notATable: "not-a-table"
        case .oldWorkbook: "old-workbook"
        case .unknownEncoding: "unknown-encoding"
        case .tooLarge: "too-large"
        case .brokenArchive: "broken-archive"
        case .brokenXML: "broken-xml"
        case .unclosedQuote: "unclosed-quote"
        case .noSheet: "no-sheet"
        case .noHeader: "no-header"
        case .tooManyColumns: "too-many-columns"
        case .cellTooLong: "cell-too-long"
        }
    }

    /// The HTTP status that answers an upload refused for this reason.
    package var status: Int {
        switch self {
        case .unreadable: 404
        case .tooLarge: 413
        case .notATable, .oldWorkbook: 415
        case .unknownEncoding, .brokenArchive, .brokenXML, .unclosedQuote, .noSheet, .noHeader, .tooManyColumns,
            .cellTooLong:
            422
        }
    }
}
