import Foundation

/// Turns what a cell of a sheet has written into what it means, with the workbook's texts and styles.
struct CellValues {
    let strings: [String]
    /// Whether a style, by its number, shows a date.
    let showsDate: [Bool]
    let countsFrom1904: Bool

    /// Days from the start of the 1900 system to that of the 1904 system.
    static let daysTo1904 = 1462.0
    /// The first day Excel cannot show: 1 January of the year 10,000.
    static let daysEnd = 2_958_466.0

    /// - Parameter type: The cell's `t`: `s` a shared text, `inlineStr` and `str` a text, `b` a truth value, `e` an
    ///   error such as `#N/A` (kept as its text), `d` a date as ISO text, `n` a number.
    func cell(_ written: String, type: String, style: Int) throws(XMLFault) -> Cell {
        switch type {
        case "s": try shared(written)
        case "inlineStr", "str": Cell(textOrEmpty: EscapedText.unescape(written))
        case "b": written.isEmpty ? .empty : .bool(CellValues.trim(written) == "1" || written == "true")
        case "e", "d": Cell(textOrEmpty: written)
        default: number(CellValues.trim(written), style: style)
        }
    }

    private func shared(_ written: String) throws(XMLFault) -> Cell {
        let digits = CellValues.trim(written)
        guard !digits.isEmpty else { return .empty }
        guard let index = Int(digits), strings.indices.contains(index) else { throw .malformed }
        return Cell(textOrEmpty: strings[index])
    }

    private func number(_ written: String, style: Int) -> Cell {
        guard !written.isEmpty else { return .empty }
        guard let value = Double(written), value.isFinite else { return .text(written) }
        guard showsDate.indices.contains(style), showsDate[style] else { return .number(value, written) }
        let serial = countsFrom1904 ? value + CellValues.daysTo1904 : value
        return serial >= 0 && serial < CellValues.daysEnd ? .date(serial) : .number(value, written)
    }

    private static func trim(_ written: String) -> String {
        guard written.utf8.contains(where: { $0 <= 0x20 }) else { return written }
        return written.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
