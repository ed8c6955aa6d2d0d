import Foundation

/// Reads a table as people keep it, `.xlsx` or `.csv`, telling which by the content and not by the name.
///
/// ```swift
/// let sheet = try SheetReader.read(upload.data, named: "2019年3月留言.xlsx")
/// for row in sheet.rows { print(row.number, row[0].text) }
/// ```
package enum SheetReader {
    /// Reads the table in the file at `path`.
    ///
    /// - Throws: ``SheetError/unreadable(filename:)`` and all that ``read(_:named:sheet:headerRow:limits:)`` throws
    package static func read(
        path: String, sheet: String? = nil, headerRow: Int? = nil, limits: SheetLimits = .standard
    ) throws(SheetError) -> Sheet {
        let url = URL(fileURLWithPath: path)
        let filename = url.lastPathComponent
        // The size is asked before the bytes are read; a directory or a pipe has no size to hold to a limit.
        guard let about = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path),
            about[.type] as? FileAttributeType == .typeRegular, let size = about[.size] as? Int
        else { throw .unreadable(filename: filename) }
        guard size <= limits.bytes else { throw .tooLarge(.bytes, limit: limits.bytes) }
        guard let data = try? Data(contentsOf: url) else { throw .unreadable(filename: filename) }
        return try read(data, named: filename, sheet: sheet, headerRow: headerRow, limits: limits)
    }

    /// Reads the table in `data`.
    ///
    /// - Parameters:
    ///   - filename: The name its owner knows the file by; only refusals mention it.
    ///   - sheet: The sheet's name in the workbook; without it the first visible sheet. A `.csv` file ignores it.
    ///   - headerRow: The header's row number as Excel shows it. Without it a title above the header is skipped: the
    ///     header is the first row with two filled cells among the first ten filled rows, else the first filled row.
    /// - Throws: any ``SheetError`` but `unreadable`; limits before faults, faults in the order of the file.
    package static func read(
        _ data: Data, named filename: String, sheet: String? = nil, headerRow: Int? = nil,
        limits: SheetLimits = .standard
    ) throws(SheetError) -> Sheet {
        guard data.count <= limits.bytes else { throw .tooLarge(.bytes, limit: limits.bytes) }
        switch FileKind(of: data) {
        case .zip:
            return try WorkbookReader(data, filename: filename, limits: limits).read(sheet: sheet, headerRow: headerRow)
        case .oldOffice:
            throw .oldWorkbook(filename: filename)
        case .text:
            let text = try TextDecoding.text(of: data, named: filename)
            return try CSVReader.read(text, headerRow: headerRow, limits: limits)
        case .other:
            throw .notATable(filename: filename)
        }
    }
}
