import Foundation
import Kernel
import Sheets

/// What stands in one cell and means several things: people, telephones, plates, rooms, days.
enum CellWords {
    private static let breaks: Set<Character> = ["/", "、", ";", "；", ",", "，", "\n", "\r\n", "\r", "|", "／"]

    /// Whether nothing in a cell parts it, nor shows nothing: what nearly every cell is.
    private static func isOne(_ cell: String) -> Bool {
        cell.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            // Digits, Latin letters and what joins them; the Chinese characters that everybody writes.
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x23, 0x2D, 0x2E, 0x4E00...0x9FFF: true
            default: false
            }
        }
    }

    /// The people of a cell: `张三、李四` are two. A space parts two names of Chinese characters of two letters or more,
    /// not the letters of one; a comma stays within a name in Latin letters.
    static func names(_ cell: String) -> [String] {
        if isOne(cell) { return cell.isEmpty ? [] : [cell] }
        let isHan = cell.unicodeScalars.contains { SearchTokens.isHan($0) }
        let cut = cell.split { breaks.contains($0) && (isHan || $0 != ",") }.map { $0.trimmed }.filter { !$0.isEmpty }
        return cut.flatMap { name -> [String] in
            let parts = name.split(whereSeparator: \.isWhitespace).map(String.init)
            let areNames = parts.count > 1 && parts.allSatisfy { part in
                part.count >= 2 && part.unicodeScalars.allSatisfy { SearchTokens.isHan($0) }
            }
            return areNames ? parts : [parts.joined(separator: isHan ? "" : " ")]
        }
    }

    /// The telephones of a cell, each once, as they are written; numbers that Excel shows as `1.38E+10` whole.
    ///
    /// - Throws: ``TransferRefusal/phoneRounded(_:)`` where digits are lost
    static func phones(_ cells: [String]) throws -> [String] {
        var (all, seen): ([String], Set<Phone>) = ([], [])
        for cell in cells {
            for piece in isOne(cell) ? [cell[...]] : cell.split(whereSeparator: { breaks.contains($0) }) {
                for text in apart(PlaceCode.halfWidth(String(piece)).trimmed) where !text.isEmpty {
                    let whole = try whole(text)
                    if let phone = Phone(whole), !seen.insert(phone).inserted { continue }
                    all.append(whole)
                }
            }
        }
        return all
    }

    /// Numbers with a space between them are two where each is long enough to be one.
    private static func apart(_ text: String) -> [String] {
        if isOne(text) { return [text] }
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        return parts.count > 1 && parts.allSatisfy { $0.count(where: \.isNumber) >= 7 } ? parts : [text]
    }

    private static func whole(_ text: String) throws -> String {
        let mayBeRounded = text.utf8.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
        guard mayBeRounded, let match = text.wholeMatch(of: /(\d)(?:\.(\d+))?[eE]\+?(\d{1,2})/) else {
            // A number cell that a formula made: `13800138000.0`.
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let (tail, places) = (String(match.2 ?? ""), Int(match.3) ?? 0)
        guard tail.count >= min(places, 6), places <= 14 else { throw TransferRefusal.phoneRounded(text) }
        return String(match.1) + tail + String(repeating: "0", count: max(0, places - tail.count))
    }

    /// The rooms of a cell. A slash may stand within a code.
    static func rooms(_ cell: String) -> [String] {
        if isOne(cell) { return cell.isEmpty ? [] : [cell] }
        return cell.split { breaks.contains($0) && $0 != "/" && $0 != "／" }.map { $0.trimmed }.filter { !$0.isEmpty }
    }

    /// The companies of a cell; a comma stays within a name in Latin letters: `Acme, Ltd`.
    static func organisations(_ cell: String) -> [String] {
        let isHan = cell.unicodeScalars.contains { SearchTokens.isHan($0) }
        return cell.split { breaks.contains($0) && (isHan || $0 != ",") }.map { $0.trimmed }.filter { !$0.isEmpty }
    }

    static func list(_ cell: String) -> [String] {
        if isOne(cell) { return cell.isEmpty ? [] : [cell] }
        return cell.split { breaks.contains($0) }.map { $0.trimmed }.filter { !$0.isEmpty }
    }

    /// A day in any of the shapes that people write, also as the bare number that a cell without a format shows.
    static func day(_ cell: String) -> Day? {
        if let time = plainDay(cell) { return Day(time) }
        let text = PlaceCode.halfWidth(cell).trimmed
        let serial = text.count == 5 ? Double(text).flatMap { SheetTime(serial: $0) } : nil
        return (serial ?? SheetTime.parse(text)).flatMap { Day($0) }
    }

    /// `2020-05-01`, as a cell with a date comes; nil for whatever else it may be.
    private static func plainDay(_ cell: String) -> SheetTime? {
        let bytes = Array(cell.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].reduce(0) { sum, byte in
                sum.flatMap { (48...57).contains(byte) ? $0 * 10 + Int(byte - 48) : nil }
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        return SheetTime(year: year, month: month, day: day)
    }
}

extension Day {
    /// The day of a time on a wall; nil where no calendar has it.
    fileprivate init?(_ time: SheetTime) {
        guard let date = CivilDate(year: time.year, month: time.month, day: time.day) else { return nil }
        self.init(date)
    }
}
