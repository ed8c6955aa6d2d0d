import Foundation

/// Writes `HanziTable.swift`: for U+4E00…U+9FA5 the pinyin syllable without tone, and the simplified form
/// where it differs.
///
/// Source: the ICU transforms `Any-Latin` and `Traditional-Simplified` that Foundation carries. They need seconds for
/// the whole block, too long for a start of the server, so the table is made once, when the house is built.
///
/// Usage: `hanzi OUT.swift`
let first = 0x4E00
let last = 0x9FA5
let characters = (first...last).compactMap(Unicode.Scalar.init).map(String.init)
let spaced = characters.joined(separator: " ")

guard CommandLine.arguments.count == 2,
    let latin = spaced.applyingTransform(.toLatin, reverse: false),
    let simplified = spaced.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false)
else { fatalError("usage: hanzi OUT.swift, with a Foundation that has the ICU transforms") }

/// ü with each of the tones: 绿 is `lǜ`, one letter.
let syllablesOfAll = latin.replacingOccurrences(of: "[üǖǘǚǜ]", with: "v", options: .regularExpression)
    .folding(options: .diacriticInsensitive, locale: nil).split(separator: " ").map(String.init)
let formsOfAll = simplified.split(separator: " ").map(String.init)
precondition(syllablesOfAll.count == characters.count && formsOfAll.count == characters.count)

let syllables = Set(syllablesOfAll.filter { $0.allSatisfy { $0.isASCII && $0.isLetter } }).sorted()
let places = Dictionary(uniqueKeysWithValues: zip(syllables, 0...))
/// Two printable characters a Chinese character: the place of its syllable in base 64 from "0"; "~~" is none.
let codes = syllablesOfAll.map { syllable -> String in
    guard let place = places[syllable] else { return "~~" }
    return String([48 + place / 64, 48 + place % 64].map { Character(Unicode.Scalar(UInt8($0))) })
}
let pairs = zip(characters, formsOfAll).filter { $0 != $1 && $1.unicodeScalars.count == 1 }.map { $0 + $1 }

try """
    enum HanziTable {
        static let firstScalar: UInt32 = \(first)
        static let syllables = "\(syllables.joined(separator: " "))"
        static let codes = ###"\(codes.joined())"###
        static let simplifiedPairs = "\(pairs.joined())"
    }

    """.write(toFile: CommandLine.arguments[1], atomically: true, encoding: .utf8)
