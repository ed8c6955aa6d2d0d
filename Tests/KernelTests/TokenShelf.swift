@testable import Kernel

/// An index in memory that matches as the store's does: the query's own words, without a database.
struct TokenShelf {
    let tokens: Set<String>

    init(_ tokens: [String]) { self.tokens = Set(tokens) }
    init(name: String) { self.init(SearchTokens.make(name, pinyin: true)) }
    init(phone: String) { self.init(Phone(phone)?.tokens ?? []) }

    func has(_ typed: String) -> Bool { has(SearchQuery(typed)) }

    func has(_ query: SearchQuery) -> Bool {
        !query.isEmpty
            && query.terms.allSatisfy { term in
                term.alternatives.contains { alternative in
                    alternative.allSatisfy { token in
                        token.isPrefix ? tokens.contains { $0.hasPrefix(token.text) } : tokens.contains(token.text)
                    }
                }
            }
    }
}
