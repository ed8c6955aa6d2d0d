/// A telephone number as it is compared: digits only, without the country code of China, trunk and extension apart.
///
/// `+86 138-0013-8000`, `１３８００１３８０００` and `0086 13800138000` are the same number.
package struct Phone: Hashable, Sendable {
    package let digits: String

    /// Nil for fewer than 3 or more than 20 digits.
    package init?(_ text: String) {
        var digits = ""
        for character in text {
            if let ascii = character.asciiValue, (48...57).contains(ascii) {
                digits.append(character)
            } else if let digit = Self.digit(character) {
                digits += String(digit)
            } else if Self.extensionMarks.contains(character) {
                break
            }
        }
        // As long as there is one, so that the digits are the same number when they are read again.
        while let code = ["0086", "86"].first(where: digits.hasPrefix), code == "0086" || digits.count == 13 {
            digits.removeFirst(code.count)
        }
        guard (3...20).contains(digits.count) else { return nil }
        self.digits = digits
    }

    /// What an extension is written behind.
    private static let extensionMarks: Set<Character> = ["转", "轉", "x", "X", "#"]

    /// A decimal digit of any script. 三 and 万 are numbers too, but nobody dials them.
    private static func digit(_ character: Character) -> Int? {
        guard let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal else { return nil }
        return character.wholeNumberValue
    }

    /// The middle hidden: `138****8000`; of shorter numbers less shows: `58****66`, `1***`.
    package static func masked(_ text: String) -> String {
        switch text.count {
        case 0: ""
        case ..<7: text.prefix(1) + "***"
        case ..<11: text.prefix(2) + "****" + text.suffix(2)
        default: text.prefix(3) + "****" + text.suffix(4)
        }
    }
}
