/// A telephone number as it is compared: digits only, without the country code of China, trunk and extension apart.
///
/// `+86 138-0013-8000`, `１３８００１３８０００` and `0086 13800138000` are the same number, and so are `+86 21 5888 6666`
/// and `021-58886666`. Numbers of other countries keep their code without `+` or `00`: `85223456789`.
package struct Phone: Hashable, Sendable {
    package let digits: String

    /// Nil for fewer than 3 or more than 20 digits.
    package init?(_ text: String) {
        let digits = Self.withoutCode(Self.digits(text))
        guard (3...20).contains(digits.count) else { return nil }
        self.digits = digits
    }

    /// The digits up to an extension.
    private static func digits(_ text: String) -> String {
        if text.utf8.allSatisfy({ (48...57).contains($0) }) { return text }
        var digits = ""
        for character in text {
            if let ascii = character.asciiValue, (48...57).contains(ascii) {
                digits.append(character)
            } else if let digit = Self.digit(character) {
                digits += String(digit)
            } else if extensionMarks.contains(character) || !digits.isEmpty && extensionWords.contains(character) {
                break
            }
        }
        return digits
    }

    /// As long as there is one, so that the digits are the same number when they are read again.
    private static func withoutCode(_ all: String) -> String {
        guard let first = all.utf8.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "8") else { return all }
        var digits = Substring(all)
        while true {
            if digits.hasPrefix("0086") {
                digits = national(digits.dropFirst(4))
            } else if digits.hasPrefix("00"), digits.count > 8 {
                digits = digits.dropFirst(2)
            } else if digits.hasPrefix("86"), (12...13).contains(digits.count) || isLongLandline(digits) {
                digits = national(digits.dropFirst(2))
            } else {
                return String(digits)
            }
        }
    }

    /// `+86 0571 8888 6666`: an area of four digits, with the 0 that is left out abroad, before a number of eight.
    private static func isLongLandline(_ digits: Substring) -> Bool {
        digits.count == 14 && digits.hasPrefix("860") && !digits.hasPrefix("8600")
    }

    /// Abroad the 0 before an area is left out: `+86 21 5888 6666`. Mobile numbers and 400 have none.
    private static func national(_ digits: Substring) -> Substring {
        let isMobile = digits.count == 11 && digits.hasPrefix("1")
        let isService = digits.count == 10 && (digits.hasPrefix("400") || digits.hasPrefix("800"))
        guard (10...11).contains(digits.count), !digits.hasPrefix("0"), !isMobile, !isService else { return digits }
        return "0" + digits
    }

    /// What an extension is written behind, also where nothing stands before it.
    static let extensionMarks: Set<Character> = ["转", "轉", "x", "X", "#", "ｘ", "Ｘ", "＃"]
    /// What begins a word for it behind a number: 分机, 内线.
    static let extensionWords: Set<Character> = ["分", "内", "內"]

    /// A decimal digit of any script. 三 and 万 are numbers too, but nobody dials them.
    static func digit(_ character: Character) -> Int? {
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
