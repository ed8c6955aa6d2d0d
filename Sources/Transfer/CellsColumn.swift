import Foundation
import Store

/// The texts of a row as a JSON array in a column. Written and read by hand: a sheet has millions of cells, and coders
/// take ten times as long.
struct CellsColumn: SQLConvertible {
    let texts: [String]

    init(_ texts: [String]) { self.texts = texts }

    var sqlValue: SQLValue {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (place, text) in texts.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.append(text, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        return .text(String(decoding: bytes, as: UTF8.self))
    }

    /// A text as it stands between its quotes.
    static func inside(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += Array("\\u00".utf8) + hex(byte)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hex(_ byte: UInt8) -> [UInt8] {
        Array((byte < 16 ? "0" : "").utf8) + Array(String(byte, radix: 16).utf8)
    }

    init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        let texts = PlainTexts.read(text) ?? (try? JSONDecoder().decode([String].self, from: Data(text.utf8)))
        guard let texts else { return nil }
        self.texts = texts
    }
}
