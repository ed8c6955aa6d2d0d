/// The identity of one thing of one type: 63 bits, ordered by the time of its making, shown as 13 base-32 letters.
///
/// The type parameter only keeps identities of different things apart; it costs nothing at run time.
package struct ID<Of>: Hashable, Comparable, Sendable, Codable, LosslessStringConvertible {
    package let number: Int64

    package init(number: Int64) { self.number = number }
    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }

    /// 13 letters of Crockford's base 32 in lower case (no i, l, o, u), high digits first.
    package var description: String {
        var letters = [UInt8](repeating: 0, count: 13)
        var rest = UInt64(bitPattern: number)
        for place in stride(from: 12, through: 0, by: -1) {
            letters[place] = Base32.letters[Int(rest & 31)]
            rest >>= 5
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Reads what ``description`` writes, in either case; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count == 13 else { return nil }
        var value: UInt64 = 0
        for letter in text.utf8 {
            guard let digit = Base32.value(letter), value >> 59 == 0 else { return nil }
            value = value << 5 | UInt64(digit)
        }
        guard let number = Int64(exactly: value) else { return nil }
        self.init(number: number)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = Self(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not an ID"))
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

enum Base32 {
    static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let values: [UInt8?] = {
        var table = [UInt8?](repeating: nil, count: 256)
        for (value, letter) in letters.enumerated() {
            table[Int(letter)] = UInt8(value)
            if letter > 96 { table[Int(letter - 32)] = UInt8(value) }
        }
        return table
    }()
    static func value(_ letter: UInt8) -> UInt8? { values[Int(letter)] }
}
