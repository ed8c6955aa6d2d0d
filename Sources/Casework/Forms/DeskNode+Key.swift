extension DeskNode {
    /// A word of small letters, figures and hyphens.
    func key() throws -> String { try key(try text()) }

    /// The same of a word that stands before a colon.
    func key(_ text: String) throws -> String {
        let isKey = text.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) }
        guard isKey, text.utf8.count <= 40 else {
            throw fail("“\(text)” is no key: small letters, figures and hyphens, at most 40")
        }
        return text
    }
}
