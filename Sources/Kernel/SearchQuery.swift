/// What somebody typed into the find box, as alternatives of tokens that must all be there.
///
/// Letters may be a word (`wifi`), pinyin (`loushui`) or initials (`ls`): each reading is one alternative.
/// A single Chinese character or the beginning of a word finds everything that begins with it; a single letter and a
/// number of fewer than four digits find only themselves, for such are rooms and floors, and half of all telephone
/// numbers begin with them.
package struct SearchQuery: Sendable {
    /// One typed term: it is met when every token of one alternative is met.
    package struct Term: Sendable { package let alternatives: [[Token]] }

    package struct Token: Hashable, Sendable {
        package let text: String
        package let isPrefix: Bool
    }

    package let terms: [Term]
    package var isEmpty: Bool { terms.isEmpty }

    private init(terms: [Term]) { self.terms = terms }

    /// The same, but met by the very words only, not by what begins with them.
    package var exact: SearchQuery {
        SearchQuery(
            terms: terms.map { term in
                Term(alternatives: term.alternatives.map { $0.map { Token(text: $0.text, isPrefix: false) } })
            })
    }

    package init(_ text: String) {
        // Counted from its first word on, so that the only word of a text is never cut short.
        let words = text.drop { SearchTokens.runs(of: String($0)).isEmpty }
        let beginning = words.prefix(200)
        var runs = SearchTokens.runs(of: String(beginning))
        // A word that is cut off is no word.
        if beginning.endIndex < words.endIndex, runs.count > 1 { runs.removeLast() }
        terms = runs.prefix(16).map { run in
            switch run {
            case .han(let scalars): Term(alternatives: [Self.bigrams(scalars.map { String(Character($0)) })])
            case .word(let word): Term(alternatives: Self.readings(of: word))
            }
        }
    }

    /// Neighbouring pieces joined; one piece alone is a beginning.
    private static func bigrams(_ pieces: [String]) -> [Token] {
        guard pieces.count > 1 else { return pieces.map { Token(text: $0, isPrefix: true) } }
        return zip(pieces, pieces.dropFirst()).map { Token(text: $0 + $1, isPrefix: false) }
    }

    private static func readings(of word: String) -> [[Token]] {
        let word = longest(of: word)
        let isNumber = word.utf8.allSatisfy { (48...57).contains($0) }
        var readings = [[Token(text: word, isPrefix: word.utf8.count >= (isNumber ? 4 : 2))]]
        guard word.utf8.count > 1, word.utf8.allSatisfy({ (97...122).contains($0) }) else { return readings }
        if let syllables = Pinyin.split(word), syllables.count > 1 { readings.append(bigrams(syllables)) }
        if word.utf8.count > 2, word.utf8.count <= 12 { readings.append(bigrams(word.map(String.init))) }
        return readings
    }
}
