import Foundation

/// Writes `HanziTable.swift`: for U+4E00…U+9FA5 the pinyin syllable with its tone, the simplified form where it
/// differs, and the other readings of the characters that have several.
///
/// Sources: the ICU transforms `Any-Latin` and `Traditional-Simplified` that Foundation carries, which know one reading
/// a character, and our own list of the others. The transforms need seconds for the whole block, too long for a start
/// of the server, so the table is made once, when the house is built.
///
/// Usage: `hanzi READINGS.txt OUT.swift`
let first = 0x4E00
let last = 0x9FA5
let characters = (first...last).compactMap(Unicode.Scalar.init).map(String.init)
let spaced = characters.joined(separator: " ")

guard CommandLine.arguments.count == 3,
    let latin = spaced.applyingTransform(.toLatin, reverse: false),
    let simplified = spaced.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false)
else { fatalError("usage: hanzi READINGS.txt OUT.swift, with a Foundation that has the ICU transforms") }

/// `lǜ` → `lv4`; 5 is no tone. ü becomes v, other marks fall.
func numbered(_ syllable: Substring) -> String {
    var letters = ""
    var tone = 5
    for scalar in String(syllable).decomposedStringWithCanonicalMapping.unicodeScalars {
        switch scalar.value {
        case 0x304: tone = 1
        case 0x301: tone = 2
        case 0x30C: tone = 3
        case 0x300: tone = 4
        case 0x308: letters = letters.dropLast() + "v"
        case 0x302: break
        default: letters.unicodeScalars.append(scalar)
        }
    }
    return letters + "\(tone)"
}

let syllablesOfAll = latin.split(separator: " ").map(numbered)
let formsOfAll = simplified.split(separator: " ").map(String.init)
precondition(syllablesOfAll.count == characters.count && formsOfAll.count == characters.count)

let syllables = Set(syllablesOfAll.filter { $0.dropLast().allSatisfy { ("a"..."z").contains($0) } && $0.count > 1 })
    .sorted()
let places = Dictionary(uniqueKeysWithValues: zip(syllables, 0...))
/// Two printable characters a Chinese character: the place of its syllable in base 64 from "0"; "~~" is none.
let codes = syllablesOfAll.map { syllable -> String in
    guard let place = places[syllable] else { return "~~" }
    return String([48 + place / 64, 48 + place % 64].map { Character(Unicode.Scalar(UInt8($0))) })
}
let pairs = zip(characters, formsOfAll).filter { $0 != $1 && $1.unicodeScalars.count == 1 }.map { $0 + $1 }

let lines = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8).split(separator: "\n")
    .map { $0.split(separator: " ").map(String.init) }.filter { $0.first?.first != "#" && !$0.isEmpty }
let toneless = Set(syllables.map { $0.dropLast() })
for line in lines {
    let areKnown = line.dropFirst().allSatisfy { toneless.contains($0.dropLast()) && "12345".contains($0.last ?? " ") }
    precondition(line[0].unicodeScalars.count == 1 && line.count > 2 && areKnown, "a reading of \(line) is none")
}
precondition(Set(lines.map { $0[0] }).count == lines.count, "a character stands twice among the readings")

try """
    enum HanziTable {
        static let firstScalar: UInt32 = \(first)
        static let syllables = "\(syllables.joined(separator: " "))"
        static let codes = ###"\(codes.joined())"###
        static let simplifiedPairs = "\(pairs.joined())"
        static let readings = "\(lines.map { $0.joined(separator: " ") }.joined(separator: "|"))"
    }

    """.write(toFile: CommandLine.arguments[2], atomically: true, encoding: .utf8)
