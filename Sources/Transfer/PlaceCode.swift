import Foundation
import Kernel

/// The code of a place in the writings of people: `3-1-802`, `3栋1单元802室`, `3#1-802` and `03-01-0802` are the same.
struct PlaceCode: Hashable {
    /// As it was written, of half width and without spaces around.
    let written: String
    /// As it is kept: parts between dashes, numbers without noughts in front where all are numbers or there are three.
    let plain: String

    /// Nil where nothing is left.
    init?(_ text: String, words: ImportWords) {
        written = Self.halfWidth(text).trimmed
        if Self.isOfNumbers(written) {
            if Self.isTidy(written) {
                plain = written
                return
            }
            let parts = written.split(separator: "-")
            guard !parts.isEmpty, written.utf8.count <= 80 else { return nil }
            plain = parts.count > 1 ? parts.map { Self.short($0) }.joined(separator: "-") : String(parts[0])
            return
        }
        var code = written.uppercased()
        let isASCII = written.utf8.allSatisfy { $0 < 128 }
        for word in words.codeWords where !isASCII || word.utf8.allSatisfy({ $0 < 128 }) {
            code = code.replacing(word, with: "-")
        }
        let parts = code.unicodeScalars.split { !Self.isPart($0) }.map { String($0) }
        guard !parts.isEmpty, code.count <= 80 else { return nil }
        let areNumbers = parts.count > 1 && parts.allSatisfy(Self.isNumber)
        let tidied = areNumbers || parts.count >= 3 ? parts.map(Self.withoutNoughts) : parts
        plain = tidied.joined(separator: "-")
    }

    /// The code of what a place lies in: `3-1` for `3-1-802`; nil at the top.
    static func above(_ code: String) -> String? {
        code.lastIndex(of: "-").map { String(code[..<$0]) }
    }

    /// One part of a code written in a column of its own: `3栋` is `3`, `0802室` is `802`.
    static func part(_ text: String, words: ImportWords) -> String? {
        PlaceCode(text, words: words).map { code in
            code.plain.split(separator: "-").map { withoutNoughts(String($0)) }.joined(separator: "-")
        }
    }

    static func halfWidth(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 128 } ? text : text.precomposedStringWithCompatibilityMapping
    }

    private static func isPart(_ scalar: UnicodeScalar) -> Bool { scalar.properties.isAlphabetic || isDigit(scalar) }
    private static func isDigit(_ scalar: UnicodeScalar) -> Bool { (48...57).contains(scalar.value) }
    private static func isNumber(_ part: String) -> Bool { part.unicodeScalars.allSatisfy(isDigit) }

    /// Nothing but digits and dashes, in which there are no words: `3-1-802`, as most sheets have it.
    private static func isOfNumbers(_ text: String) -> Bool {
        text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }

    /// Of such, whether each part is there and has no nought in front: it is kept as it is.
    private static func isTidy(_ text: String) -> Bool {
        let dash = UInt8(ascii: "-")
        var before = dash
        for byte in text.utf8 {
            if before == dash, byte == dash || byte == UInt8(ascii: "0") { return false }
            before = byte
        }
        return before != dash && text.utf8.count <= 80
    }

    private static func withoutNoughts(_ part: String) -> String { isNumber(part) ? short(part[...]) : part }

    private static func short(_ number: Substring) -> String {
        guard number.utf8.first == UInt8(ascii: "0") else { return String(number) }
        let short = number.drop { $0 == "0" }
        return short.isEmpty ? "0" : String(short)
    }
}
