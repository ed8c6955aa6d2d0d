import Foundation

/// The mark some programs put before a text to tell its encoding.
enum ByteOrderMark {
    case utf8, utf16Little, utf16Big

    init?(of data: Data) {
        if data.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if data.starts(with: [0xFF, 0xFE]) {
            self = .utf16Little
        } else if data.starts(with: [0xFE, 0xFF]) {
            self = .utf16Big
        } else {
            return nil
        }
    }

    /// Two bytes a unit, so that zero bytes are no sign of a binary file.
    var isWide: Bool { self != .utf8 }
}

/// Turns the bytes of a `.csv` file into text.
///
/// Excel for China saves “CSV” in GB18030 (of which GBK and GB2312 are parts), “CSV UTF-8” with a mark, and “Unicode
/// text” in UTF-16 with a mark; everything else writes UTF-8. Chinese text in GB18030 is not valid UTF-8, nor the
/// other way round, and both decoders are strict, so trying them in turn decides.
enum TextDecoding {
    /// Foundation's number for the encoding `kCFStringEncodingGB_18030_2000` (0x0632), which has no name on Linux.
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    /// - Throws: ``SheetError/unknownEncoding(filename:)``; ``SheetError/notATable(filename:)`` for text with a zero
    ///   character, which no table has and no store keeps
    static func text(of data: Data, named filename: String) throws(SheetError) -> String {
        let text =
            switch ByteOrderMark(of: data) {
            case .utf8: String(validating: data.dropFirst(3), as: UTF8.self)
            case .utf16Little: String(data: data.dropFirst(2), encoding: .utf16LittleEndian)
            case .utf16Big: String(data: data.dropFirst(2), encoding: .utf16BigEndian)
            case nil: String(validating: data, as: UTF8.self) ?? String(data: data, encoding: gb18030)
            }
        guard let text else { throw .unknownEncoding(filename: filename) }
        guard !text.utf8.contains(0) else { throw .notATable(filename: filename) }
        return text
    }
}
