import Foundation

/// The one function that makes search tokens, for what is stored and for what is looked for.
///
/// Chinese becomes bigrams of the simplified text (`厨房漏水` → `厨房 房漏 漏水`), with `pinyin` also their syllables
/// (`chufang fanglou loushui`) and initials (`cf fl ls`), in every reading that their characters have. Words are
/// lower-cased; long numbers also give their tails of four to eight digits. Full-width forms count as half-width ones.
package enum SearchTokens {
    package static func make(_ text: String, pinyin: Bool = false, limit: Int = 4000) -> [String] {
        var tokens = TokenList(limit: limit)
        for run in runs(of: text) {
            guard !tokens.isFull else { break }
            switch run {
            case .han(let scalars): tokens.addHan(scalars, pinyin: pinyin)
            case .word(let word): tokens.addWord(word)
            }
        }
        return tokens.all
    }

    /// Letters and digits alone, simplified, small, half width: `沪A·１２３４５` → `沪a12345`.
    package static func signs(of text: String) -> String {
        runs(of: text).map { run in
            switch run {
            case .han(let scalars): String(String.UnicodeScalarView(scalars))
            case .word(let word): word
            }
        }.joined()
    }

    enum Run {
        case han([Unicode.Scalar])
        case word(String)
    }

    static func runs(of text: String) -> [Run] {
        var runs: [Run] = []
        var han: [Unicode.Scalar] = []
        var word = String.UnicodeScalarView()
        func close() {
            if !han.isEmpty { runs.append(.han(han)) }
            if !word.isEmpty { runs.append(.word(String(word))) }
            han.removeAll(keepingCapacity: true)
            word = String.UnicodeScalarView()
        }
        for original in composed(text).unicodeScalars {
            let scalar = halfWidth(original)
            if isHan(scalar) {
                if !word.isEmpty { close() }
                han.append(Pinyin.simplify(scalar))
            } else if let lower = wordScalar(scalar) {
                if !han.isEmpty { close() }
                word.append(lower)
            } else if !han.isEmpty || !word.isEmpty {
                close()
            }
        }
        close()
        return runs
    }

    /// `a` and a mark for itself become one letter.
    private static func composed(_ text: String) -> String {
        let hasMarks = text.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }
        return hasMarks ? text.precomposedStringWithCanonicalMapping : text
    }

    package static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3007: true
        default: false
        }
    }

    static func wordScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 48...57, 97...122: scalar
        case 65...90: Unicode.Scalar(scalar.value + 32)
        case ..<128: nil
        default: scalar.properties.isAlphabetic ? scalar.properties.lowercaseMapping.unicodeScalars.first : nil
        }
    }

    /// `３－１` → `3-1`.
    package static func halfWidth(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map(halfWidth)))
    }

    static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
}

/// The beginning of a word that is kept, and looked for: 40 scalars, for one letter may carry a thousand marks.
func longest(of word: String) -> String { String(word.unicodeScalars.prefix(40)) }

/// Tokens in the order of their first appearance, each once.
private struct TokenList {
    private(set) var all: [String] = []
    private var seen: Set<ExactText> = []
    let limit: Int

    init(limit: Int) {
        self.limit = limit
        seen.reserveCapacity(min(limit, 64))
    }

    var isFull: Bool { all.count >= limit }

    mutating func add(_ token: String) {
        if !isFull, seen.insert(ExactText(token)).inserted { all.append(token) }
    }

    mutating func addWord(_ word: String) {
        add(longest(of: word))
        guard word.utf8.count > 4, word.utf8.allSatisfy({ (48...57).contains($0) }) else { return }
        for length in 4...8 where length < word.utf8.count { add(String(word.suffix(length))) }
    }

    mutating func addHan(_ run: [Unicode.Scalar], pinyin: Bool) {
        guard run.count > 1 else {
            add(String(Character(run[0])))
            if pinyin { for syllable in Pinyin.syllables(of: run[0]) { add(syllable) } }
            return
        }
        for (a, b) in zip(run, run.dropFirst()) {
            var pair = String.UnicodeScalarView()
            pair.append(a)
            pair.append(b)
            add(String(pair))
            if pinyin { addReadings(Pinyin.syllables(of: a), Pinyin.syllables(of: b)) }
        }
    }

    /// Three characters that each have several readings would make dozens; the first six of two are all that people
    /// type.
    private mutating func addReadings(_ first: [String], _ second: [String]) {
        let pairs = first.flatMap { x in second.map { y in (x, y) } }.prefix(6)
        for (x, y) in pairs { add(x + y) }
        for (x, y) in pairs { add(String(x.prefix(1)) + String(y.prefix(1))) }
    }
}
