/// How a text answers what was typed, and which parts of it do: for the order of what was found, and for its marks.
///
/// The index says which things may be meant; this reads their texts as people do, letter by letter: 张三 is met by
/// `zhangsan`, `zhāngsān`, `zhs`, `zsan`, `张s`, 張三. Where a text holds what was typed only in pieces, each is marked.
package struct SearchMatch: Sendable, Equatable {
    /// Best first.
    package enum Kind: Int, Sendable, Comparable {
        case text, pinyin, initials

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    package let kind: Kind
    /// Nothing but what was typed stands in the text.
    package let isWhole: Bool
    package let isAtStart: Bool
    /// Tones were typed, and the text has others.
    package let hasOtherTones: Bool
    /// Every word of what was typed is in the text.
    package let isComplete: Bool
    /// Of the text's characters.
    package let ranges: [Range<Int>]

    /// Nil where nothing of what was typed is in the text.
    package init?(_ typed: String, in text: String) {
        let signs = text.prefix(2000).map(Sign.init)
        let all = typed.prefix(100).map(Sign.init)
        if let found = Alignment.best(of: all.filter { $0 != .gap }, in: signs) {
            self.init([found], signs, isComplete: true)
            return
        }
        let words = Sign.words(all)
        let found = words.count > 1 ? words.compactMap { Alignment.best(of: $0, in: signs) } : []
        guard !found.isEmpty else { return nil }
        self.init(found, signs, isComplete: found.count == words.count)
    }

    private init(_ found: [Alignment], _ signs: [Sign], isComplete: Bool) {
        kind = found.map(\.kind).max() ?? .text
        hasOtherTones = found.contains(where: \.hasOtherTones)
        self.isComplete = isComplete
        var ranges: [Range<Int>] = []
        for range in found.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, last.upperBound >= range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
        self.ranges = ranges
        isAtStart = isComplete && ranges.first?.lowerBound == 0
        isWhole = isComplete && ranges == [0..<signs.count]
    }

    /// The smaller, the better: written before read, whole before beginning before inside, right tones before others.
    package var rank: Int {
        (isComplete ? 0 : 64) + (hasOtherTones ? 32 : 0) + kind.rawValue * 4 + (isWhole ? 0 : isAtStart ? 1 : 2)
    }

    /// The text in pieces, those that were typed marked.
    package func parts(of text: String) -> [(text: String, isMatch: Bool)] {
        let letters = Array(text)
        var parts: [(text: String, isMatch: Bool)] = []
        var here = 0
        for range in ranges where range.upperBound <= letters.count {
            if here < range.lowerBound { parts.append((String(letters[here..<range.lowerBound]), false)) }
            parts.append((String(letters[range]), true))
            here = range.upperBound
        }
        if here < letters.count { parts.append((String(letters[here...]), false)) }
        return parts
    }
}

/// A character as it is compared: simplified, in small letters, half width, without marks.
enum Sign: Equatable {
    case han(Unicode.Scalar)
    /// With the tone that its mark is; 0 is none.
    case letter(Unicode.Scalar, tone: UInt8)
    case digit(Unicode.Scalar)
    case gap

    init(_ character: Character) {
        let scalar = character.unicodeScalars.first.map(SearchTokens.halfWidth) ?? " "
        if SearchTokens.isHan(scalar) {
            self = .han(Pinyin.simplify(scalar))
        } else if (48...57).contains(scalar.value) {
            self = .digit(scalar)
        } else if let lower = SearchTokens.wordScalar(scalar) {
            let composed = character.unicodeScalars.count > 1 ? String(character).precomposed ?? lower : lower
            let (letter, tone) = TypedLetters.plain(SearchTokens.wordScalar(composed) ?? lower)
            self = .letter(letter, tone: tone)
        } else {
            self = .gap
        }
    }

    /// What is written without a gap: both digits, or both letters.
    func continues(_ other: Sign) -> Bool {
        switch (other, self) {
        case (.digit, .digit), (.letter, .letter): true
        default: false
        }
    }

    private var script: Int {
        switch self {
        case .gap: 0
        case .han: 1
        case .letter: 2
        case .digit: 3
        }
    }

    /// Runs of one script.
    static func words(_ signs: [Sign]) -> [[Sign]] {
        var words: [[Sign]] = []
        var before = 0
        for sign in signs {
            if sign.script == before, before != 0 {
                words[words.count - 1].append(sign)
            } else if sign != .gap {
                words.append([sign])
            }
            before = sign.script
        }
        return words
    }
}
