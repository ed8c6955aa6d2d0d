/// Pinyin and simplified forms, character by character, from the table made when the house is built.
///
/// A character has one reading here, its most common one (Unicode's `kMandarin` through ICU).
package enum Pinyin {
    private static let syllables = HanziTable.syllables.split(separator: " ").map(String.init)
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
    private static let known = Set(syllables)

    /// The syllable of a Chinese character without tone, `ü` as `v`; nil for anything else.
    package static func syllable(of scalar: Unicode.Scalar) -> String? {
        let place = Int(scalar.value) - Int(HanziTable.firstScalar)
        guard places.indices.contains(place), places[place] >= 0 else { return nil }
        return syllables[Int(places[place])]
    }

    /// 樓 → 楼; other characters are themselves.
    package static func simplify(_ scalar: Unicode.Scalar) -> Unicode.Scalar { simplified[scalar] ?? scalar }

    package static func simplify(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(simplify(scalar)) }
        return String(result)
    }

    /// `chufangloushui` → `[chu, fang, lou, shui]`, longest syllables first with a step back where that leads nowhere;
    /// nil where the letters are not pinyin from end to end.
    package static func split(_ letters: String) -> [String]? {
        guard letters.utf8.count <= 60 else { return nil }
        var deadEnds: Set<Int> = []
        return split(Array(letters), from: 0, &deadEnds)
    }

    /// Each place is tried once: `aoaoao…v` could be cut in a million ways, all of which end at the same letter.
    private static func split(_ letters: [Character], from start: Int, _ deadEnds: inout Set<Int>) -> [String]? {
        if start == letters.count { return [] }
        guard !deadEnds.contains(start) else { return nil }
        for length in stride(from: min(6, letters.count - start), to: 0, by: -1) {
            let syllable = String(letters[start..<start + length])
            guard known.contains(syllable), let rest = split(letters, from: start + length, &deadEnds) else { continue }
            return [syllable] + rest
        }
        deadEnds.insert(start)
        return nil
    }
}
