/// Reads the rows of one sheet, cell by cell, into a table.
final class Worksheet: XMLTaker {
    private(set) var builder: SheetBuilder
    private(set) var merged: [MergedRange] = []
    private let values: CellValues
    private var row = 0
    private var column = -1
    private var type = ""
    private var style = 0
    private var value = ""
    private var isInRows = false
    private var isInInline = false
    private var isInPhonetic = false
    private var isInValue = false

    init(values: CellValues, limits: SheetLimits) {
        self.values = values
        builder = SheetBuilder(limits: limits)
    }

    func open(_ element: String, _ attributes: XMLAttributes) throws(XMLFault) {
        switch element {
        case "sheetData": isInRows = true
        case "row" where isInRows: try openRow(attributes)
        case "c" where isInRows: try openCell(attributes)
        case "is": isInInline = true
        case "rPh": isInPhonetic = true
        case "v" where isInRows: isInValue = true
        case "t" where isInInline: isInValue = !isInPhonetic
        case "mergeCell" where !isInRows && merged.count < Self.mostMerged:
            if let range = attributes["ref"].flatMap(CellReference.range) { merged.append(range) }
        default: break
        }
    }

    /// Whoever merges more has drawn a form; what is beyond is not filled in.
    private static let mostMerged = 100_000

    func text(_ text: String) {
        if isInValue { value += text }
    }

    func close(_ element: String) throws(XMLFault) {
        switch element {
        case "sheetData": isInRows = false
        case "row" where isInRows:
            try XMLFault.passing { () throws(SheetError) in try builder.endRow(row) }
        case "c" where isInRows: try closeCell()
        case "is": isInInline = false
        case "rPh": isInPhonetic = false
        case "v", "t": isInValue = false
        default: break
        }
    }

    /// Rows and cells may say where they are; those that do not follow the one before.
    private func openRow(_ attributes: XMLAttributes) throws(XMLFault) {
        column = -1
        guard let written = attributes["r"] else {
            row += 1
            return
        }
        guard let number = Int(written), number > row, number < Int.max else { throw .malformed }
        row = number
    }

    private func openCell(_ attributes: XMLAttributes) throws(XMLFault) {
        if let reference = attributes["r"] {
            guard let named = CellReference.column(reference) else { throw .malformed }
            column = named
        } else {
            column += 1
        }
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        value = ""
    }

    private func closeCell() throws(XMLFault) {
        let cell = try values.cell(value, type: type, style: style)
        try XMLFault.passing { () throws(SheetError) in try builder.put(cell, column: column, row: row) }
    }
}
