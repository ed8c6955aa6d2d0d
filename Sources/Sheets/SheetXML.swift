/// One sheet of a workbook as its XML part.
enum SheetXML {
    static func text(_ page: WorkbookWriter.Page) -> String {
        var text = beginning(page.header, first: page.rows.prefix(measured))
        for (place, cells) in page.rows.enumerated() { text += row(place + 2, cells, style: 4) }
        return text + end
    }

    /// So many rows say how wide the columns are.
    static let measured = 100
    static let end = "</sheetData></worksheet>"

    /// Everything up to the first row below the header.
    static func beginning(_ header: [String], first rows: ArraySlice<[Cell]>) -> String {
        let views = """
            <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" \
            state="frozen"/></sheetView></sheetViews>
            """
        return WorkbookWriter.head + "<worksheet xmlns=\"\(WorkbookWriter.main)\">" + views + widths(header, rows)
            + "<sheetData>" + row(1, header.map(Cell.text), style: 1)
    }

    /// As wide as what stands in the first rows, a Chinese character counting twice; between 8 and 50.
    private static func widths(_ header: [String], _ rows: ArraySlice<[Cell]>) -> String {
        let columns = header.indices.map { column -> String in
            let shown = [header[column]] + rows.map { $0.count > column ? $0[column].text : "" }
            let widest = shown.map { $0.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) } }.max() ?? 0
            let width = min(50, max(8, widest + 2))
            return "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        return columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>"
    }

    static func row(_ number: Int, _ cells: [Cell], style: Int) -> String {
        var text = "<row r=\"\(number)\">"
        for (column, cell) in cells.enumerated() {
            text += one(cell, CellReference.letters(column) + "\(number)", style)
        }
        return text + "</row>"
    }

    private static func one(_ cell: Cell, _ place: String, _ style: Int) -> String {
        switch cell {
        case .empty: ""
        case .text(let text):
            "<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                + escaped(SheetWriter.neutralise(text)) + "</t></is></c>"
        case .number(_, let written): "<c r=\"\(place)\"><v>\(escaped(written))</v></c>"
        case .date(let serial):
            "<c r=\"\(place)\" s=\"\(serial == serial.rounded(.down) ? 2 : 3)\"><v>\(serial)</v></c>"
        case .bool(let value): "<c r=\"\(place)\" t=\"b\"><v>\(value ? 1 : 0)</v></c>"
        }
    }

    /// What XML has no room for is left out.
    static func escaped(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;".unicodeScalars
            case "<": safe += "&lt;".unicodeScalars
            case ">": safe += "&gt;".unicodeScalars
            case "\"": safe += "&quot;".unicodeScalars
            case "\t", "\n", "\r": safe += "&#\(scalar.value);".unicodeScalars
            default: if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF { safe.append(scalar) }
            }
        }
        return String(safe)
    }
}
