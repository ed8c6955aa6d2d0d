/// What somebody typed into the find box, as alternatives of tokens that must all be there.
///
/// Letters may be a word (`wifi`), pinyin with or without tones (`loushui`, `zhāngsān`, `zhang1san1`), initials (`ls`)
/// or both (`zhangsf`): each reading is one alternative. Pieces that stand apart are also read as one name (`zhāng
/// sān`, `张san`), and what looks like a telephone number as one number. A single Chinese character or the beginning of
/// a word finds everything that begins with it; a single letter and a number of fewer than four digits find only
/// themselves, for such are rooms and floors, and half of all telephone numbers begin with them.
package struct SearchQuery: Sendable {
    /// One typed term: it is met when every token of one alternative is met.
    package struct Term: Sendable { package let alternatives: [[Token]] }

    package struct Token: Hashable, Sendable {
        package let text: String
        package let isPrefix: Bool
    }

    package let terms: [Term]
    package var isEmpty: Bool { terms.isEmpty }

    /// All of it read as one name (`张san`); none where it is not several pieces.
    package let whole: [[Token]]

    init(terms: [Term], whole: [[Token]] = []) { (self.terms, self.whole) = (terms, whole) }

    /// The same, but met by the very words only, not by what begins with them.
    package var exact: SearchQuery {
        SearchQuery(
            terms: terms.map { term in
                Term(alternatives: term.alternatives.map { $0.map { Token(text: $0.text, isPrefix: false) } }.unique)
            })
    }

    package init(_ text: String) {
        // Counted from its first word on, so that the only word of a text is never cut short.
        let words = text.drop { SearchTokens.runs(of: String($0)).isEmpty }
        let beginning = words.prefix(200)
        var runs = SearchTokens.runs(of: String(beginning))
        // A word that is cut off is no word.
        if beginning.endIndex < words.endIndex, runs.count > 1 { runs.removeLast() }
        // What all of it may mean together meets each of its terms.
        whole = Self.names(of: runs)
        let all = Self.numbers(String(beginning)) + whole
        terms = runs.prefix(16).map { run in
            let own =
                switch run {
                case .han(let scalars): [Self.bigrams(scalars.map { String(Character($0)) })]
                case .word(let word): Self.readings(of: word)
                }
            return Term(alternatives: (own + all).unique)
        }
    }

    /// Neighbouring pieces joined; one piece alone is a beginning.
    static func bigrams(_ pieces: [String], isOpen: Bool = false) -> [Token] {
        guard pieces.count > 1 else { return pieces.map { Token(text: $0, isPrefix: true) } }
        var tokens = zip(pieces, pieces.dropFirst()).map { Token(text: $0 + $1, isPrefix: false) }
        if isOpen, let last = tokens.popLast() { tokens.append(Token(text: last.text, isPrefix: true)) }
        return tokens
    }

    /// A telephone number in any writing: as it is kept, and as somebody kept it who left its area out.
    private static func numbers(_ text: String) -> [[Token]] {
        guard let phone = Phone.typed(text), phone.digits.count >= 7 else { return [] }
        let local = phone.local.map { [Token(text: Phone.localMark + $0, isPrefix: false)] }
        return [[Token(text: phone.digits, isPrefix: true)]] + (local.map { [$0] } ?? [])
    }
}
