import Foundation
import Hummingbird
import Kernel
import Sheets
import Transfer

/// A table on its way out of the house: row by row into a file, so that a large one takes no more memory than a small
/// one. The file is gone when nobody holds it any more.
package final class ExportFile {
    private let table: ExportTable
    private let format: ExportTable.Format
    private let place: TemporaryPlace
    private let rowsOut: any RowsOut
    package private(set) var rows = 0
    /// More rows than this are refused.
    private let most: Int

    init(_ table: ExportTable, _ format: ExportTable.Format, most: Int = Exports.mostRows) throws {
        (self.table, self.format, self.most) = (table, format, most)
        place = try TemporaryPlace()
        rowsOut =
            switch format {
            case .xlsx: try WorkbookFile(name: table.title, header: table.header, in: place.folder)
            case .csv: try TextRows(table.header, at: place.file)
            }
    }

    /// - Throws: ``TransferRefusal/exportTooLarge(limit:)``
    func add(_ cells: [Cell]) throws {
        guard rows < most else { throw TransferRefusal.exportTooLarge(limit: most) }
        rows += 1
        try rowsOut.add(cells)
    }

    func finish() throws { try rowsOut.finish(at: place.file) }

    /// Puts it where somebody wants it.
    package func move(to path: String) throws {
        let target = URL(fileURLWithPath: path)
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.copyItem(at: place.file, to: target)
    }

    func response(in ask: Ask) throws -> Response {
        let day = Zone.shanghai.day(of: ask.now)
        return .file(try place.body(), name: "\(table.name)-\(day).\(format.rawValue)", type: format.type)
    }
}

private protocol RowsOut {
    func add(_ cells: [Cell]) throws
    func finish(at file: URL) throws
}

extension WorkbookFile: RowsOut {}

/// Lines of text with commas.
private final class TextRows: RowsOut {
    private let handle: FileHandle
    private var text = SheetWriter.byteOrderMark
    private static let most = 1 << 16

    init(_ header: [String], at file: URL) throws {
        try Data().write(to: file)
        handle = try FileHandle(forWritingTo: file)
        try add(header.map(Cell.text))
    }

    deinit { try? handle.close() }

    func add(_ cells: [Cell]) throws {
        text += cells.map(Self.written).joined(separator: ",") + "\r\n"
        if text.utf8.count > Self.most { try flush() }
    }

    /// Text is quoted, dates and numbers are not: so a spreadsheet can tell a number to dial from one to add up.
    private static func written(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): CaseExport.cell(text)
        case .empty, .number, .date, .bool: cell.text
        }
    }

    private func flush() throws {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
    }

    func finish(at file: URL) throws {
        try flush()
        try handle.close()
    }
}

/// A folder of one's own for one file; it goes with its last holder.
private final class TemporaryPlace: Sendable {
    let folder: URL
    let file: URL
    private static let piece = 1 << 16

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "guanjia-export-\(UUID().uuidString)")
        file = folder.appending(path: "table")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The file piece by piece.
    func body() throws -> ResponseBody {
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        return ResponseBody(contentLength: size) { [self] writer in
            let handle = try FileHandle(forReadingFrom: file)
            defer { try? handle.close() }
            while let piece = try handle.read(upToCount: Self.piece), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
    }
}
