import Foundation

/// What was typed laid along a text, sign by sign: a character answers itself, one of its readings in letters, the
/// first letter of one, or at the end of what was typed the beginning of one.
struct Alignment {
    let kind: SearchMatch.Kind
    let hasOtherTones: Bool
    let range: Range<Int>

    /// The best place of a text for what was typed, the first of several.
    static func best(of typed: [Sign], in text: [Sign]) -> Alignment? {
        guard !typed.isEmpty, typed.count <= 60 else { return nil }
        var best: Alignment?
        for start in text.indices where text[start] != .gap {
            guard let found = Walk.from(start, typed, text), found.isReadAsWord(in: text, typed) else { continue }
            if best.map({ found.rank < $0.rank }) ?? true { best = found }
            if best?.rank == 0 { break }
        }
        return best
    }

    private var rank: Int { kind.rawValue * 2 + (hasOtherTones ? 1 : 0) }

    /// Letters and digits are looked for from the beginning of a word on; four digits or more may be its end.
    private func isReadAsWord(in text: [Sign], _ typed: [Sign]) -> Bool {
        let start = range.lowerBound
        guard start > 0, text[start].continues(text[start - 1]) else { return true }
        let isEnd = range.upperBound == text.count || !text[range.upperBound].continues(text[range.upperBound - 1])
        guard case .digit = text[start] else { return false }
        return isEnd && typed.count >= 4
    }

    /// One way along the text; what led nowhere is not tried twice.
    private struct Walk {
        private let typed: [Sign]
        private let text: [Sign]
        private var deadEnds: Set<Int> = []
        private var kind = SearchMatch.Kind.text
        private var hasOtherTones = false

        static func from(_ start: Int, _ typed: [Sign], _ text: [Sign]) -> Alignment? {
            var walk = Walk(typed: typed, text: text)
            guard let end = walk.go(0, start) else { return nil }
            return Alignment(kind: walk.kind, hasOtherTones: walk.hasOtherTones, range: start..<end)
        }

        private init(typed: [Sign], text: [Sign]) {
            self.typed = typed
            self.text = text
        }

        /// Where it ends in the text.
        private mutating func go(_ at: Int, _ here: Int) -> Int? {
            if at == typed.count { return here }
            guard here < text.count, !deadEnds.contains(at * 4096 + here) else { return nil }
            let end = step(at, here)
            if end == nil { deadEnds.insert(at * 4096 + here) }
            return end
        }

        private mutating func step(_ at: Int, _ here: Int) -> Int? {
            switch (typed[at], text[here]) {
            case (_, .gap): return at > 0 ? go(at, here + 1) : nil
            case (.han(let a), .han(let b)): return a == b ? go(at + 1, here + 1) : nil
            case (.digit(let a), .digit(let b)): return a == b ? go(at + 1, here + 1) : nil
            case (.letter(let a, _), .letter(let b, _)): return a == b ? go(at + 1, here + 1) : nil
            case (.letter, .han(let scalar)): return read(scalar, at, here)
            default: return nil
            }
        }

        private mutating func read(_ scalar: Unicode.Scalar, _ at: Int, _ here: Int) -> Int? {
            guard case .letter(let first, _) = typed[at],
                Pinyin.readings(of: scalar).contains(where: { $0.syllable.unicodeScalars.first == first })
            else { return nil }
            let before = (kind, hasOtherTones)
            for (letters, tones, isWhole) in spellings(of: scalar) {
                var next = at
                var given: UInt8 = 0
                for letter in letters {
                    guard next < typed.count, case .letter(letter, let mark) = typed[next] else { break }
                    if mark > 0 { given = mark }
                    next += 1
                }
                let length = next - at
                let isBeginning = next == typed.count && length > 0
                guard length == letters.count || isWhole && isBeginning else { continue }
                if length == letters.count, isWhole, next < typed.count, case .digit(let digit) = typed[next],
                    (49...53).contains(digit.value)
                {
                    given = UInt8(digit.value - 48)
                    next += 1
                }
                kind = max(before.0, isWhole && length == letters.count ? .pinyin : .initials)
                hasOtherTones = before.1 || given > 0 && !tones.contains(given)
                if let end = go(next, here + 1) { return end }
            }
            (kind, hasOtherTones) = before
            return nil
        }

        /// Whole syllables first, then their first letters.
        private func spellings(
            of scalar: Unicode.Scalar
        ) -> [(letters: [Unicode.Scalar], tones: Set<UInt8>, isWhole: Bool)] {
            let readings = Pinyin.readings(of: scalar)
            let syllables = readings.map(\.syllable).unique
            let others = Pinyin.alsoTyped.filter { syllables.contains($0.value) }.sorted { $0.key < $1.key }
            let whole = syllables.map { ($0, $0) } + others.map { ($0.key, $0.value) }
            let double = syllables.filter { $0.dropFirst().first == "h" }.map { String($0.prefix(2)) }
            let short = (double + syllables.map { String($0.prefix(1)) }).unique
            return whole.map { letters, syllable in
                (Array(letters.unicodeScalars), Set(readings.filter { $0.syllable == syllable }.map(\.tone)), true)
            } + short.map { (Array($0.unicodeScalars), [], false) }
        }
    }
}

extension String {
    /// The first scalar with the marks behind it as one.
    var precomposed: Unicode.Scalar? { precomposedStringWithCanonicalMapping.unicodeScalars.first }
}
