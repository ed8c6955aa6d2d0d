/// Cells of a file of text, as a spreadsheet may take them apart.
enum CaseExport {
    /// A cell that a spreadsheet takes for text: an apostrophe stands before what would be a formula, and it is quoted.
    /// A formula begins the cell, or what is a cell to a spreadsheet that cuts at semicolons, tabs or line breaks.
    static func cell(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        var begins = true
        for scalar in text.unicodeScalars {
            if begins, signs.contains(scalar) { safe.append("'") }
            if scalar == "\"" { safe.append(scalar) }
            safe.append(scalar)
            begins = scalar == ";" || scalar.properties.isWhitespace && (begins || breaks.contains(scalar))
                || begins && unseen.contains(scalar)
        }
        return "\"\(String(safe))\""
    }

    /// The last four are the full width, which a Chinese keyboard types and Excel knows.
    private static let signs = Set("=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)
    private static let breaks = Set("\t\r\n".unicodeScalars)
    /// Quotation marks, the byte order's, and marks that join or part letters: nothing to see before a sign.
    private static let unseen = Set("\"\u{FEFF}\u{200B}\u{200C}\u{200D}\u{2060}".unicodeScalars)
}
