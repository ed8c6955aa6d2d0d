import Kernel

/// Search words, telephone numbers, languages and identities: bounded, never empty, and a text finds itself.
enum SearchParser {
    private static let limit = 100

    static func check(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let tokens = SearchTokens.make(text, pinyin: true, limit: limit)
        demand(tokens.count <= limit && Set(tokens.map { ExactText($0) }).count == tokens.count, "\(tokens)")
        for token in tokens { check(token) }
        check(SearchQuery(text), tokens)
        checkOthers(text)
    }

    private static func check(_ token: String) {
        demand((1...40).contains(token.unicodeScalars.count), "a token of \(token.unicodeScalars.count) signs")
        let isWord = token.unicodeScalars.allSatisfy { $0.value >= 128 || "a"..."z" ~= $0 || "0"..."9" ~= $0 }
        demand(isWord, "the token “\(token)”")
    }

    private static func check(_ query: SearchQuery, _ tokens: [String]) {
        demand(query.terms.count <= 16, "\(query.terms.count) terms")
        for term in query.terms {
            demand((1...40).contains(term.alternatives.count), "\(term)")
            for alternative in term.alternatives {
                demand((1...200).contains(alternative.count), "\(alternative)")
                for token in alternative { check(token.text.replacing(/^@t/, with: "")) }
            }
        }
        let stored = Set(tokens)
        guard tokens.count < limit else { return }
        for term in query.terms {
            let isMet = term.alternatives.contains { tokens in
                tokens.allSatisfy { token in
                    stored.contains(token.text) || token.isPrefix && stored.contains { $0.hasPrefix(token.text) }
                }
            }
            demand(isMet, "the text does not find itself: \(term) in \(tokens)")
        }
        demand(query.exact.terms.count == query.terms.count, "the exact query has other terms")
    }

    private static func checkOthers(_ text: String) {
        if let match = SearchMatch(text, in: text) {
            let shown = String(text.prefix(2000))
            demand(match.parts(of: shown).map(\.text).joined() == shown, "marks change “\(text)”")
        }
        if let phone = Phone.typed(text) ?? Phone(text) {
            demand((3...20).contains(phone.digits.utf8.count), phone.digits)
            demand(phone.digits.utf8.allSatisfy { (48...57).contains($0) }, phone.digits)
            demand(Phone(phone.digits) == phone, "\(phone.digits) is another number when it is read again")
        }
        demand(text.isEmpty || Phone.masked(text) != text || text.contains("*"), "“\(text)” is not masked")
        _ = Language(accepting: text)
        if let id = ID<Self>(text) { demand(id.description == text.lowercased(), "\(id)") }
        demand(Pinyin.split(text)?.joined() ?? text == text, "\(text) is cut into other letters")
        let trimmed = text.trimmed
        demand(trimmed.trimmed == trimmed && trimmed.utf8.count <= text.utf8.count, "“\(trimmed)” is not trimmed")
    }
}
