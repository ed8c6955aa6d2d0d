import Kernel

/// When a complaint looks like a major one, and to whom a major one is reported. Read from a desk's `complaints.yaml`.
package struct ComplaintRules: Sendable {
    /// One of the things that make a complaint major.
    package struct Condition: Sendable {
        package let key: String
        package let name: Words
        /// Simplified and in small letters.
        let words: [String]
        /// An amount of money above which it holds, in yuan; nil where money says nothing.
        let above: Int?
    }

    package let kinds: Set<String>
    /// To the leader, and up, until one answers.
    let report: AlarmChain
    package let conditions: [Condition]

    /// What in a complaint's words speaks for a major one, in the order of the file; each word once. Pure.
    package func signs(of kind: String, title: String?, text: String) -> [MajorSign] {
        guard kinds.contains(kind) else { return [] }
        let text = Pinyin.simplify("\(title ?? "")\n\(text)").lowercased()
        return conditions.flatMap { condition in
            let words = condition.words.filter { text.contains($0) }
            let amounts = condition.above.map { Money.amounts(in: text, above: $0) } ?? []
            return (words + amounts).map { MajorSign(condition: condition.key, found: $0) }
        }
    }
}

/// A word, or an amount of money, that speaks for a major complaint.
package struct MajorSign: Sendable, Codable, Hashable {
    /// The key of the condition.
    package let condition: String
    /// As it stands in the text, in simplified script.
    package let found: String
}

/// Amounts of money as people write them.
enum Money {
    /// `3000元`, `1.5万元`, `20,000 块`: those above a limit in yuan, each once, in the order of the text.
    static func amounts(in text: String, above limit: Int) -> [String] {
        var found: [String] = []
        for match in text.matches(of: /([0-9][0-9,]{0,12}(?:\.[0-9]{1,4})?) ?(万|千)? ?(?:元|块)/) {
            let digits = match.output.1.replacing(",", with: "")
            let unit: Double = match.output.2 == "万" ? 10_000 : match.output.2 == "千" ? 1_000 : 1
            let words = String(match.output.0)
            guard let number = Double(digits), number * unit > Double(limit), !found.contains(words) else { continue }
            found.append(words)
        }
        return found
    }
}
