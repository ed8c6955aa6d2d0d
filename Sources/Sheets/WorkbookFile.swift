import Foundation

/// A workbook of one sheet that is written row by row into a file: however many rows there are, no more than some of
/// them are in memory. As ``WorkbookWriter`` has it, text stays text and nothing is a formula.
package final class WorkbookFile {
    private let page: WorkbookWriter.Page
    /// The sheet's part, which lies here until it is packed.
    private let part: URL
    private let handle: FileHandle
    /// The first rows: they say how wide the columns are.
    private var first: [[Cell]] = []
    private var hasBegun = false
    private var text = ""
    private var row = 1
    private static let most = 1 << 16

    /// - Parameters:
    ///   - name: as the sheet is called.
    ///   - folder: where it may lay its parts down meanwhile.
    /// - Throws: where nothing can be written there.
    package init(name: String, header: [String], in folder: URL) throws {
        page = .init(name: name, header: header, rows: [])
        part = folder.appending(path: "sheet-\(UUID().uuidString).xml")
        try Data().write(to: part)
        handle = try FileHandle(forWritingTo: part)
    }

    deinit {
        try? handle.close()
        try? FileManager.default.removeItem(at: part)
    }

    package func add(_ cells: [Cell]) throws {
        guard hasBegun || first.count == SheetXML.measured else { return first.append(cells) }
        if !hasBegun { try begin() }
        try write(cells)
    }

    private func begin() throws {
        text = SheetXML.beginning(page.header, first: first[...])
        hasBegun = true
        for cells in first { try write(cells) }
        first = []
    }

    private func write(_ cells: [Cell]) throws {
        row += 1
        text += SheetXML.row(row, cells, style: 4)
        if text.utf8.count > Self.most { try flush() }
    }

    private func flush() throws {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
    }

    /// Packs the workbook.
    ///
    /// - Throws: ``SheetError/brokenArchive(part:)`` and where nothing can be written there.
    package func finish(at file: URL) throws {
        if !hasBegun { try begin() }
        text += SheetXML.end
        try flush()
        try handle.close()
        try ZipMaker.write(WorkbookWriter.frame([page]), and: (WorkbookWriter.sheet(0), part.path), at: file.path)
    }
}
