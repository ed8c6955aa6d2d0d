extension SearchQuery {
    /// What one word of letters and digits may mean.
    static func readings(of word: String) -> [[Token]] {
        let word = longest(of: word)
        let isNumber = word.utf8.allSatisfy { (48...57).contains($0) }
        let own = Token(text: word, isPrefix: word.utf8.count >= (isNumber ? 4 : 2))
        if let plain = TypedLetters.toneless(word) {
            return [[own]] + pinyin(plain) + [[Token(text: plain, isPrefix: true)]] + halves(of: word)
        }
        return [[own]] + pinyin(word) + halves(of: word)
    }

    /// Letters as syllables, as initials, as both.
    private static func pinyin(_ letters: String) -> [[Token]] {
        guard letters.utf8.count > 1, letters.utf8.allSatisfy({ (97...122).contains($0) }) else { return [] }
        var readings = Pinyin.splits(letters).filter { $0.count > 1 }.map { bigrams($0, isOpen: true) }
        if letters.utf8.count > 2, letters.utf8.count <= 12 {
            readings.append(bigrams(letters.map(String.init)))
            let pieces = Pinyin.pieces(letters)
            if pieces.count > 1 { readings.append(joined(pieces.map { .letters($0) })) }
            readings += abbreviated(letters) + initialed(letters)
        }
        return readings.unique
    }

    /// A first syllable and the first letters of two or three more, where the letters may be cut otherwise too:
    /// `dengte` is 邓涛恩 beside deng te, and `huanl` is 华娜磊 beside huan l. One letter more is a beginning anyway.
    private static func abbreviated(_ letters: String) -> [[Token]] {
        (2...3).compactMap { count in
            let rest = letters.suffix(count).map(String.init)
            return Pinyin.syllable(typed: String(letters.dropLast(count))).map { head in
                [Token(text: head + rest[0], isPrefix: true)] + bigrams(rest)
            }
        }
    }

    /// A first letter and two whole syllables or more: `cengui` is 长恩桂 beside cen gui. With one syllable every
    /// syllable would be such a name (`zhe` 张和), and the letters are looked for as initials and as the syllable.
    private static func initialed(_ letters: String) -> [[Token]] {
        let rest = Pinyin.split(String(letters.dropFirst())) ?? []
        guard let first = letters.first, rest.count > 1 else { return [] }
        return [[Token(text: "\(first)\(rest[0].prefix(1))", isPrefix: false)] + bigrams(rest, isOpen: true)]
    }

    /// `zs802`, `802zs`: a name and a number, each met for itself.
    private static func halves(of word: String) -> [[Token]] {
        let isDigit = { (sign: Character) in ("0"..."9").contains(sign) }
        let starts = word.first.map(isDigit) ?? false
        let first = String(word.prefix { isDigit($0) == starts })
        let second = String(word.dropFirst(first.count))
        let (letters, number) = starts ? (second, first) : (first, second)
        guard letters.utf8.count > 1, letters.utf8.allSatisfy({ (97...122).contains($0) }), !number.isEmpty,
            number.allSatisfy(isDigit)
        else { return [] }
        let digits = Token(text: number, isPrefix: number.count >= 4)
        return ([[Token(text: letters, isPrefix: true)]] + pinyin(letters)).map { $0 + [digits] }
    }

    /// A piece of a name: a character, or letters for one.
    private enum Piece {
        case han(Unicode.Scalar)
        case letters(Pinyin.Piece)
    }

    /// Pieces that stand apart, or in two scripts, read as one name: `zhāng sān`, `张 三`, `张san`, `wang xm`.
    static func names(of runs: [SearchTokens.Run]) -> [[Token]] {
        guard (2...6).contains(runs.count) else { return [] }
        var pieces: [Piece] = []
        for run in runs {
            switch run {
            case .han(let scalars): pieces += scalars.map { .han($0) }
            case .word(let word):
                let letters = TypedLetters.toneless(word) ?? word
                guard letters.utf8.allSatisfy({ (97...122).contains($0) }) else { return [] }
                let whole = Pinyin.split(letters).map { $0.map { Pinyin.Piece.syllable($0) } }
                pieces += (whole ?? Pinyin.pieces(letters)).map { .letters($0) }
            }
        }
        return pieces.count > 12 ? [] : [joined(pieces)]
    }

    /// Neighbours as the index has them: two characters by themselves, two syllables by their letters, a syllable and
    /// the first letter of the next by initials, or as a beginning where it is the end of what was typed.
    private static func joined(_ pieces: [Piece]) -> [Token] {
        var tokens: [Token] = []
        for (place, (a, b)) in zip(pieces, pieces.dropFirst()).enumerated() {
            let isLast = place == pieces.count - 2
            switch (a, b) {
            case (.han(let x), .han(let y)):
                tokens.append(Token(text: String(Character(x)) + String(Character(y)), isPrefix: false))
            case (.letters(.initial), _):
                tokens.append(Token(text: initial(a) + initial(b), isPrefix: false))
            case (_, .letters(.initial)) where !isLast:
                tokens.append(Token(text: initial(a) + initial(b), isPrefix: false))
            default: tokens.append(Token(text: letters(a) + letters(b), isPrefix: isLast))
            }
            // What begins with the character; another one follows it.
            if case .han(let x) = a { tokens.append(Token(text: String(Character(x)), isPrefix: true)) }
        }
        return tokens.unique
    }

    private static func letters(_ piece: Piece) -> String {
        switch piece {
        case .han(let scalar): Pinyin.syllable(of: scalar) ?? String(Character(scalar))
        case .letters(let piece): piece.letters
        }
    }

    private static func initial(_ piece: Piece) -> String {
        switch piece {
        case .han(let scalar): String(letters(.han(scalar)).prefix(1))
        case .letters(let piece): piece.initial
        }
    }
}
