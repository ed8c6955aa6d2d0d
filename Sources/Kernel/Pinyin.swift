/// Pinyin and simplified forms, character by character, from the table made when the house is built.
///
/// The first reading of a character is its most common one (Unicode's `kMandarin` through ICU). Others stand in
/// `Tools/hanzi/readings.txt`: surnames, names and words of an estate, of which each reading is right somewhere.
package enum Pinyin {
    /// A syllable in letters, `ü` as `v`, and its tone from 1 to 4; 5 is none.
    package struct Reading: Hashable, Sendable {
        package let syllable: String
        package let tone: UInt8

        /// `zhang1`, as the table has it.
        init(_ numbered: Substring) {
            syllable = String(numbered.dropLast())
            tone = numbered.utf8.last.map { $0 - 48 } ?? 5
        }
    }

    private static let table = HanziTable.syllables.split(separator: " ").map(Reading.init)
    private static let places: [Int16] = {
        let codes = Array(HanziTable.codes.utf8)
        return stride(from: 0, to: codes.count, by: 2).map { at in
            codes[at] == 126 ? -1 : Int16(codes[at] - 48) * 64 + Int16(codes[at + 1] - 48)
        }
    }()
    private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = Array(HanziTable.simplifiedPairs.unicodeScalars)
        let starts = stride(from: 0, to: pairs.count - 1, by: 2)
        return Dictionary(starts.map { (pairs[$0], pairs[$0 + 1]) }, uniquingKeysWith: { first, _ in first })
    }()
    /// Of the characters that have several, the most common first.
    private static let several: [Unicode.Scalar: [Reading]] = {
        var several: [Unicode.Scalar: [Reading]] = [:]
        for line in HanziTable.readings.split(separator: "|") {
            let words = line.split(separator: " ")
            guard let scalar = words.first?.unicodeScalars.first else { continue }
            let first = reading(of: scalar).map { [$0] } ?? []
            several[scalar] = (first + words.dropFirst().map(Reading.init)).unique
        }
        return several
    }()
    static let known = Set(table.map(\.syllable))

    /// The most common reading of a simplified character; nil for what is none.
    package static func reading(of scalar: Unicode.Scalar) -> Reading? {
        let place = Int(scalar.value) - Int(HanziTable.firstScalar)
        guard places.indices.contains(place), places[place] >= 0 else { return nil }
        return table[Int(places[place])]
    }

    /// Every reading of a simplified character, the most common first.
    package static func readings(of scalar: Unicode.Scalar) -> [Reading] {
        several[scalar] ?? reading(of: scalar).map { [$0] } ?? []
    }

    /// The most common syllable of a Chinese character without tone, `ü` as `v`; nil for anything else.
    package static func syllable(of scalar: Unicode.Scalar) -> String? { reading(of: scalar)?.syllable }

    /// Every syllable of a Chinese character without tone, each once, the most common first: 曾 is `[ceng, zeng]`.
    package static func syllables(of scalar: Unicode.Scalar) -> [String] {
        guard let several = several[scalar] else { return reading(of: scalar).map { [$0.syllable] } ?? [] }
        return several.map(\.syllable).unique
    }

    /// 樓 → 楼; other characters are themselves.
    package static func simplify(_ scalar: Unicode.Scalar) -> Unicode.Scalar { simplified[scalar] ?? scalar }

    package static func simplify(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(simplify(scalar)) }
        return String(result)
    }
}

extension Array where Element: Hashable {
    /// Each once, in the order of first appearance.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
