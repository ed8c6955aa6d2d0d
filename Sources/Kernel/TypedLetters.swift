import Foundation

/// Latin letters as somebody typed pinyin: `zhāng`, `zhang1`, `lǜ`.
enum TypedLetters {
    /// A letter without its mark, `ü` as `v`, and the tone that the mark is; 0 is none.
    static func plain(_ scalar: Unicode.Scalar) -> (letter: Unicode.Scalar, tone: UInt8) {
        guard scalar.value >= 0xC0 else { return (scalar, 0) }
        let parts = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
        guard let letter = parts.first, letter.value < 128 else { return (scalar, 0) }
        let marks = parts.dropFirst().map(\.value)
        let tone = marks.lazy.compactMap { tones[$0] }.first ?? 0
        return (marks.contains(0x308) && letter == "u" ? "v" : letter, tone)
    }

    private static let tones: [UInt32: UInt8] = [0x304: 1, 0x301: 2, 0x30C: 3, 0x300: 4]

    /// A word without tones, whether marks or numbers: `zhang1san1` → `zhangsan`; nil where nothing of them is in it,
    /// or what is left is no run of letters.
    static func toneless(_ word: String) -> String? {
        let letters = String(String.UnicodeScalarView(word.unicodeScalars.map { plain($0).letter }))
        // A number stands for a tone behind letters only, one at a time.
        let parts = letters.split(omittingEmptySubsequences: false) { ("1"..."5").contains($0) }
        let areNumbered = parts.count == 1 || parts.dropLast().allSatisfy { !$0.isEmpty }
        let joined = parts.joined()
        guard areNumbered, joined != word, joined.count > 1 else { return nil }
        return joined.utf8.allSatisfy { (97...122).contains($0) } ? joined : nil
    }
}
