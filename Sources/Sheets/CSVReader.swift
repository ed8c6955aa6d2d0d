/// Reads text of comma-separated values as RFC 4180 has it, forgiving what Excel and Python's `csv` forgive.
///
/// Forgiven are a quotation mark inside a field that does not begin with one (`管径5"的`), text after a closing one
/// (`"a" b` is `a b`), rows of unequal length, and line ends of any of the three kinds.
///
/// Why not SwiftCSV 0.10 (looked at in November 2026; it does read our real files alike): it walks `Character`s, so a
/// field that begins with a combining mark swallows the delimiter before it and the columns shift unseen; a stray
/// quotation mark refuses the whole file without naming a row; and it pads every row to the widest before anyone can
/// object: 30 kB of text took 1.6 GB of memory. Bytes of UTF-8 have none of these troubles.
struct CSVReader {
    private enum Place {
        case fieldStart, plain, quoted, afterQuote
    }

    private let delimiter: UInt8
    private var builder: SheetBuilder
    private var place = Place.fieldStart
    private var field: [UInt8] = []
    private var column = 0
    private var row = 1
    private var isAfterCarriageReturn = false

    private init(delimiter: CSVDelimiter, limits: SheetLimits) {
        self.delimiter = delimiter.rawValue
        builder = SheetBuilder(limits: limits)
    }

    /// - Throws: ``SheetError/tooManyColumns(row:limit:)`` · ``SheetError/cellTooLong(row:column:limit:)`` ·
    ///   ``SheetError/tooLarge(_:limit:)`` · ``SheetError/unclosedQuote(row:)`` · ``SheetError/noHeader``
    static func read(_ text: String, headerRow: Int?, limits: SheetLimits) throws(SheetError) -> Sheet {
        var reader = CSVReader(delimiter: CSVDelimiter(guessedFrom: text), limits: limits)
        for byte in text.utf8 { try reader.take(byte) }
        guard reader.place != .quoted else { throw .unclosedQuote(row: reader.row) }
        try reader.endRow()
        return try reader.builder.finish(headerRow: headerRow)
    }

    private mutating func take(_ byte: UInt8) throws(SheetError) {
        if place == .quoted {
            if byte == CSVByte.quote { place = .afterQuote } else { field.append(byte) }
            return
        }
        let endsCarriageReturn = isAfterCarriageReturn && byte == CSVByte.lineFeed
        isAfterCarriageReturn = byte == CSVByte.carriageReturn
        switch byte {
        case delimiter: try endField()
        case CSVByte.lineFeed where endsCarriageReturn: break
        case CSVByte.lineFeed, CSVByte.carriageReturn: try endRow()
        case CSVByte.quote where place == .fieldStart: place = .quoted
        case CSVByte.quote where place == .afterQuote: reopenQuote()
        default:
            field.append(byte)
            place = .plain
        }
    }

    /// A second quotation mark: the first did not close the field but stands for one mark of its text.
    private mutating func reopenQuote() {
        field.append(CSVByte.quote)
        place = .quoted
    }

    private mutating func endField() throws(SheetError) {
        if !field.isEmpty {
            try builder.put(.text(String(decoding: field, as: UTF8.self)), column: column, row: row)
            field.removeAll(keepingCapacity: true)
        }
        column += 1
        place = .fieldStart
    }

    private mutating func endRow() throws(SheetError) {
        try endField()
        try builder.endRow(row)
        column = 0
        row += 1
    }
}
