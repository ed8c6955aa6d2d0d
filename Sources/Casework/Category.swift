import Kernel

/// A node of the subject tree, by its path: `engineering.plumbing.leak`.
package struct Category: Sendable {
    package let path: String
    package let name: Words
    /// The words by which it is recognised in a text.
    package let words: [String]
    package let kind: String?
    package let priority: Priority?
    package let department: String?
    package let isLeaf: Bool
    /// Nobody chooses it any more; what has it keeps it.
    package var isRetired = false

    package var depth: Int { path.split(separator: ".").count }
}

/// The categories of a desk, in the order of the file.
package struct CategoryTree: Sendable {
    package let all: [Category]
    private let places: [String: Int]

    package init(_ all: [Category]) {
        self.all = all
        leaves = all.filter { $0.isLeaf && !$0.isRetired }
        places = Dictionary(zip(all.map(\.path), all.indices), uniquingKeysWith: { first, _ in first })
    }

    package subscript(path: String) -> Category? { places[path].map { all[$0] } }
    /// Those that can be chosen.
    package let leaves: [Category]

    /// `工程维修 › 给排水 › 漏水`
    package func title(_ path: String, _ language: Language) -> String {
        let parts = path.split(separator: ".")
        let paths = parts.indices.map { parts[...$0].joined(separator: ".") }
        return paths.compactMap { self[$0]?.name[language] }.joined(separator: " › ")
    }

    /// A category that a text seems to be about.
    package struct Proposal: Sendable {
        package let category: Category
        /// Letters of the words that were found; words in the title count three times.
        package let weight: Int
        package let found: [String]
    }

    /// The likeliest categories, best first. Proposed, never silently set.
    ///
    /// A long text holds a word of nearly every trade: there one found word is not enough.
    package func propose(title: String, text: String, limit: Int = 3) -> [Proposal] {
        let title = Pinyin.simplify(title).lowercased()
        let text = Pinyin.simplify(String(text.prefix(4000))).lowercased()
        let least = text.count > 120 ? 6 : 2
        let proposals = leaves.enumerated().compactMap { place, leaf -> (place: Int, proposal: Proposal)? in
            let found = leaf.words.filter { title.contains($0) || text.contains($0) }
            let weight = found.reduce(0) { $0 + $1.count * (title.contains($1) ? 3 : 1) }
            return weight < least ? nil : (place, Proposal(category: leaf, weight: weight, found: found))
        }
        let ranked = proposals.sorted { ($1.proposal.weight, $0.place) < ($0.proposal.weight, $1.place) }
        return ranked.prefix(limit).map(\.proposal)
    }
}
