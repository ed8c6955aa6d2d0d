import Foundation

@testable import Sheets

/// A `.csv` file: within its limits, refused in words, and what is written of it is read again alike.
enum CSVParser {
    /// So small that a few thousand bytes go beyond them.
    static let limits: SheetLimits = {
        var limits = SheetLimits()
        (limits.bytes, limits.columns, limits.rows) = (1 << 16, 50, 300)
        (limits.cells, limits.cellCharacters) = (2000, 500)
        (limits.unzippedBytes, limits.elements) = (1 << 20, 10_000)
        return limits
    }()

    static func check(_ bytes: [UInt8]) {
        do {
            let sheet = try SheetReader.read(Data(bytes), named: "a.csv", limits: limits)
            check(sheet)
            checkWriting(sheet)
        } catch {
            check(error)
        }
    }

    /// The compiler says that it is a refusal; here it is one that a person can read.
    static func check(_ refusal: SheetError) {
        demand(!refusal.code.isEmpty && (400...499).contains(refusal.status), "\(refusal)")
        demand(!refusal.chinese.isEmpty && !refusal.english.isEmpty, "\(refusal)")
    }

    static func check(_ sheet: Sheet) {
        demand(sheet.header.last?.isEmpty != true, "the header ends in a column without a title")
        demand(sheet.header.count <= limits.columns, "a header of \(sheet.header.count) columns")
        var last = 0
        var cells = 0
        for row in sheet.rows {
            demand(row.number > last && row.number <= limits.rows, "row \(row.number) after \(last)")
            demand((sheet.header.count...limits.columns).contains(row.cells.count), "\(row.cells.count) cells")
            demand(row.cells.contains { !$0.isBlank }, "row \(row.number) is blank")
            for cell in row.cells {
                demand(cell.text.unicodeScalars.count <= limits.cellCharacters, "a cell too long")
                if let time = SheetTime.parse(cell) { TimeParser.check(time) }
            }
            last = row.number
            cells += row.cells.reversed().drop { $0 == .empty }.count
        }
        demand(cells <= limits.cells, "\(cells) cells")
        let map = HeaderMap(header: sheet.header, synonyms: ["a": ["姓名", "name"], "b": ["电话", "phone"]])
        demand(map.columns.values.allSatisfy(sheet.header.indices.contains), "\(map.columns)")
    }

    /// A formula comes back as the text that it was made, everything else as it was.
    static func checkWriting(_ sheet: Sheet) {
        let written = SheetWriter.csv(header: sheet.header, rows: sheet.rows.map(\.cells))
        // A title may be such as a web page begins with.
        guard !sheet.header.isEmpty, FileKind(of: written) == .text else { return }
        do {
            let again = try SheetReader.read(written, named: "b.csv", headerRow: 1)
            demand(again.header == sheet.header.map(SheetWriter.neutralise), "\(sheet.header) → \(again.header)")
            demand(again.rows.map(\.number) == sheet.rows.indices.map { $0 + 2 }, "rows \(again.rows.map(\.number))")
            for (row, other) in zip(sheet.rows, again.rows) {
                demand(other.cells.map(\.text) == row.cells.map(shown), "\(row.cells) → \(other.cells)")
            }
        } catch {
            demand(false, "what was written is refused: \(error)")
        }
    }

    private static func shown(_ cell: Cell) -> String {
        if case .text(let text) = cell { SheetWriter.neutralise(text) } else { cell.text }
    }
}
