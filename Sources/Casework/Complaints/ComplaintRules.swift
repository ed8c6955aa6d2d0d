import Kernel

/// When a complaint looks like a major one, and to whom a major one is reported. Read from a desk's `complaints.yaml`.
package struct ComplaintRules: Sendable {
    /// One of the things that make a complaint major.
    package struct Condition: Sendable {
        package let key: String
        package let name: Words
        /// Simplified and in small letters.
        let words: [String]
        /// Amounts of money for which it holds; nil where money says nothing.
        let money: Money?
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
            let amounts = condition.money?.amounts(in: text) ?? []
            return (words + amounts).map { MajorSign(condition: condition.key, found: $0) }
        }
    }
}

extension Desk {
    /// Whether cases of a kind are complaints, as the desk's `complaints.yaml` says.
    package func isComplaint(_ kind: String) -> Bool { complaints?.kinds.contains(kind) ?? false }
}

/// A word, or an amount of money, that speaks for a major complaint.
package struct MajorSign: Sendable, Codable, Hashable {
    /// The key of the condition.
    package let condition: String
    /// As it stands in the text, in simplified script.
    package let found: String
}

/// How people write amounts of money, and from which on one counts.
struct Money: Sendable {
    /// In the smallest words: yuan.
    let above: Int
    /// What stands behind a number: ten thousand, a thousand.
    let units: [String: Int]
    /// What stands behind that.
    let currency: [String]

    /// `3000元`, `1.5万元`, `20,000 块`: those above the limit, each once, in the order of the text.
    func amounts(in text: String) -> [String] {
        var found: [String] = []
        for match in text.matches(of: /([0-9][0-9,]{0,12}(?:\.[0-9]{1,4})?) ?/) {
            let rest = text[match.range.upperBound...]
            let unit = units.first { rest.hasPrefix($0.key) }
            let end = rest.dropFirst(unit?.key.count ?? 0).drop { $0 == " " }
            guard let word = currency.first(where: { end.hasPrefix($0) }),
                let number = Double(match.output.1.replacing(",", with: "")),
                number * Double(unit?.value ?? 1) > Double(above)
            else { continue }
            let words = String(text[match.range.lowerBound..<end.startIndex]) + word
            if !found.contains(words) { found.append(words) }
        }
        return found
    }
}
