extension SearchQuery {
    /// All of it read as one name, as a question of its own, and the same without the beginnings of one sign.
    ///
    /// Thousands of tokens begin with a common surname: an index that is asked for them merges all their lists. The
    /// other tokens of the name are enough to find who may be meant, and ``isMet(by:)`` tells who is.
    package var names: (whole: SearchQuery, narrow: SearchQuery)? {
        let narrow = whole.map { tokens in tokens.filter { !$0.isBroad } }
        guard !whole.isEmpty, narrow.allSatisfy({ !$0.isEmpty }), narrow != whole else { return nil }
        return (Self(of: whole), Self(of: narrow))
    }

    /// Whether a thing that has these tokens, as the index keeps them, meets every term.
    package func isMet(by tokens: [Substring]) -> Bool {
        terms.allSatisfy { term in
            term.alternatives.contains { $0.allSatisfy { token in tokens.contains(where: token.isMet) } }
        }
    }

    /// One term that is met by any of these.
    package init(of alternatives: [[Token]]) { self.init(terms: [Term(alternatives: alternatives)], whole: []) }

    /// The same without the alternatives that nothing meets; empty where a term has no other, for then nothing is met.
    package func without(_ isUnmet: ([Token]) throws -> Bool) rethrows -> SearchQuery {
        let left = try terms.map { Term(alternatives: try $0.alternatives.filter { try !isUnmet($0) }) }
        return SearchQuery(terms: left.contains { $0.alternatives.isEmpty } ? [] : left, whole: whole)
    }
}

extension SearchQuery.Token {
    /// The beginning of whatever starts with one sign.
    fileprivate var isBroad: Bool { isPrefix && text.unicodeScalars.count == 1 }

    fileprivate func isMet(by token: Substring) -> Bool {
        isPrefix ? token.utf8.starts(with: text.utf8) : token.utf8.elementsEqual(text.utf8)
    }
}
