import Foundation

/// What a file is by its first bytes. Names lie: systems export web pages as `.xls` and text as `.xlsx`.
enum FileKind {
    /// A zip archive, as every `.xlsx` file is.
    case zip
    /// The container of `.xls` and of workbooks with a password.
    case oldOffice
    case text
    case other

    static let bytesLookedAt = 4096

    init(of data: Data) {
        let start = data.prefix(FileKind.bytesLookedAt)
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .oldOffice
        } else if ByteOrderMark(of: start)?.isWide != true, start.contains(0) || FileKind.isMarkup(start) {
            self = .other
        } else {
            self = start.starts(with: Array("%PDF-".utf8)) ? .other : .text
        }
    }

    /// Web pages and XML: text, but no table in rows and columns.
    private static func isMarkup(_ start: Data) -> Bool {
        let opening = String(decoding: start.prefix(256), as: UTF8.self).lowercased()
            .trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{FEFF}"]))
        return ["<!doctype", "<html", "<?xml", "<table", "<head", "<meta"].contains { opening.hasPrefix($0) }
    }
}
