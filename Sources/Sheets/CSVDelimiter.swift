/// The character between two fields of a `.csv` file: a comma, a semicolon where the comma is the decimal point,
/// or a tab in what Excel calls Unicode text.
enum CSVDelimiter: UInt8, CaseIterable {
    case comma = 0x2C
    case tab = 0x09
    case semicolon = 0x3B

    private static let bytesLookedAt = 65_536

    /// The delimiter used most in the first row that has any, outside quotation marks; a comma when none has.
    init(guessedFrom text: String) {
        var counts: [CSVDelimiter: Int] = [:]
        var isQuoted = false
        for byte in text.utf8.prefix(CSVDelimiter.bytesLookedAt) {
            if byte == CSVByte.quote { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn, !counts.isEmpty { break }
            if let delimiter = CSVDelimiter(rawValue: byte) { counts[delimiter, default: 0] += 1 }
        }
        let most = counts.values.max() ?? 0
        self = CSVDelimiter.allCases.first { counts[$0] == most } ?? .comma
    }
}

enum CSVByte {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}
