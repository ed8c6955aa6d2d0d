import Foundation

/// Lets only such XML through to the parser as workbooks are made of, since a file from outside must not be able to
/// stop the server.
///
/// `XMLParser` on Linux (Swift 6.3, November 2026) stops the whole process at the name of an element that is not valid
/// UTF-8, and at a processing instruction without data (`<?x?>`). So the bytes must be UTF-8 and may not claim another
/// encoding; and there may be no processing instruction and no document type, with which every trick of entities
/// begins. Workbooks have neither. The gate may go when the parser reports where it now stops: `XMLGateTests`.
struct XMLGate {
    /// What the bytes so far may be the beginning of.
    private enum Mark {
        case none, less, lessBang
    }

    private var mark = Mark.none
    /// The beginning of a character whose end is still to come.
    private var unfinished: [UInt8] = []
    private var isAtStart = true

    /// Whether the next bytes of the part may go to the parser. The first ones must hold the whole XML declaration.
    mutating func admits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var markup = bytes[...]
        if isAtStart {
            isAtStart = false
            guard let length = XMLGate.declarationLength(bytes) else { return false }
            markup = markup.dropFirst(length)
        }
        return isPlain(markup) && isUTF8(bytes)
    }

    /// Whether there are only elements, comments and `CDATA` in it. Inside the last two `<?` and `<!` are refused as
    /// well; no program writes a cell's text that way.
    private mutating func isPlain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        for byte in bytes {
            switch (mark, byte) {
            case (_, 0), (.less, UInt8(ascii: "?")): return false
            case (.lessBang, UInt8(ascii: "-")), (.lessBang, UInt8(ascii: "[")): mark = .none
            case (.lessBang, _): return false
            case (.less, UInt8(ascii: "!")): mark = .lessBang
            default: mark = byte == UInt8(ascii: "<") ? .less : .none
            }
        }
        return true
    }

    private mutating func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let all = unfinished + bytes
        let whole = all.count - XMLGate.unfinishedCount(all)
        unfinished = Array(all[whole...])
        return String(validating: all[..<whole], as: UTF8.self) != nil
    }

    /// How many bytes at the end begin a character that needs more.
    private static func unfinishedCount(_ bytes: [UInt8]) -> Int {
        for (index, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0b1100_0000 != 0b1000_0000 {
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > index + 1 ? index + 1 : 0
        }
        return 0
    }

    /// The length of the byte-order mark and the XML declaration; nil when it claims another encoding than UTF-8.
    private static func declarationLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let start = bytes.dropFirst(markLength).prefix(256)
        guard start.starts(with: Array("<?".utf8)) else { return markLength }
        let text = String(decoding: Array(start), as: UTF8.self)
        guard let end = text.range(of: "?>") else { return nil }
        let declaration = text[..<end.lowerBound].lowercased().replacing("\"", with: "'")
        let words = declaration.split { $0.isWhitespace || $0 == "=" }
        guard words.first == "<?xml" else { return nil }
        if let claim = words.firstIndex(of: "encoding") {
            guard words.dropFirst(claim + 1).first == "'utf-8'" else { return nil }
        }
        return markLength + text[..<end.upperBound].utf8.count
    }
}
