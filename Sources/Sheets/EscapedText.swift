/// Excel writes characters XML has no room for as `_xHHHH_`: the carriage return of a text pasted from Windows is
/// `_x000D_`, and an underscore that would look like an escape is `_x005F_`. The zero character, `_x0000_`, shows
/// nothing and no store keeps it, so it is left out.
enum EscapedText {
    static func unescape(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        var plain = ""
        var start = 0
        var index = 0
        while index < bytes.count {
            guard let scalar = scalar(in: bytes, at: index) else {
                index += 1
                continue
            }
            plain += String(decoding: bytes[start..<index], as: UTF8.self)
            if scalar != "\0" { plain.unicodeScalars.append(scalar) }
            index += 7
            start = index
        }
        return start == 0 ? text : plain + String(decoding: bytes[start...], as: UTF8.self)
    }

    /// The scalar whose seven characters `_xHHHH_` begin at `index`.
    private static func scalar(in bytes: [UInt8], at index: Int) -> UnicodeScalar? {
        guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_"), bytes[index + 2] != UInt8(ascii: "+")
        else { return nil }
        let digits = String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self)
        return UInt32(digits, radix: 16).flatMap(UnicodeScalar.init)
    }
}
