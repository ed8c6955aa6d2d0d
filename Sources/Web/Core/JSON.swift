import Casework
import Kernel

/// JSON as the API answers it: keys in the order given, absent values `null`.
///
/// Written straight into bytes. Foundation's encoder took an eighth of all the time that registering a case costs
/// (`docs/performance.md`).
indirect enum JSON: Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case null
    case array([JSON])
    case object([(String, JSON)])

    /// In UTF-8.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.quote(text, &bytes)
        case .integer(let number): bytes += number.description.utf8
        case .number(let number): bytes += (number.isFinite ? number.description : "null").utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .null: bytes += "null".utf8
        case .array(let items):
            Self.list(items, "[", "]", &bytes) { $0.write(to: &$1) }
        case .object(let pairs):
            Self.list(pairs, "{", "}", &bytes) { pair, bytes in
                Self.quote(pair.0, &bytes)
                bytes.append(UInt8(ascii: ":"))
                pair.1.write(to: &bytes)
            }
        }
    }

    private static func list<Item>(
        _ items: [Item], _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ bytes: inout [UInt8],
        write: (Item, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (place, item) in items.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            write(item, &bytes)
        }
        bytes.append(UInt8(ascii: close))
    }

    /// RFC 8259 asks that quotation marks, backslashes and control characters are escaped, and nothing else.
    private static func quote(_ text: String, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: isEscaped) {
            for byte in text.utf8 {
                if isEscaped(byte) { bytes += escape(byte).utf8 } else { bytes.append(byte) }
            }
        } else {
            bytes += text.utf8
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool { byte < 32 || byte == 34 || byte == 92 }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case 10: "\\n"
        case 13: "\\r"
        case 9: "\\t"
        case 34: "\\\""
        case 92: "\\\\"
        default: "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}

/// What can stand in an answer of the API.
protocol JSONValue {
    var json: JSON { get }
}

extension JSON: JSONValue { var json: JSON { self } }
extension String: JSONValue { var json: JSON { .text(self) } }
extension Int: JSONValue { var json: JSON { .integer(self) } }
extension Double: JSONValue { var json: JSON { .number(self) } }
extension Bool: JSONValue { var json: JSON { .bool(self) } }
extension ID: JSONValue { var json: JSON { .text(description) } }
extension Optional: JSONValue where Wrapped: JSONValue { var json: JSON { self?.json ?? .null } }
extension Array: JSONValue where Element: JSONValue { var json: JSON { .array(map(\.json)) } }

extension JSON {
    /// A map with its keys in order.
    static func map(_ values: [String: some JSONValue]) -> JSON {
        .object(values.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
    }
}
