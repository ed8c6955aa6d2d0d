import Directory
import Kernel

extension MatchRule {
    /// What one of two cases says, with the form that says how it is spelled.
    package struct Side: Sendable {
        let values: [String: String]
        let place: ID<Place>?

        package init(values: [String: String], place: ID<Place>?) { (self.values, self.place) = (values, place) }
    }

    /// How alike two are, in per cent of the weight of what the first says, and in which parts. Pure.
    ///
    /// Words are alike by the share that they have in common, options and places where they are the same.
    package func likeness(_ one: Side, _ other: Side, _ form: DeclaredForm) -> (percent: Int, parts: [String]) {
        var (all, found, parts) = (0.0, 0.0, [String]())
        for part in by {
            guard let alike = share(part, one, other, form) else { continue }
            (all, found) = (all + Double(part.weight), found + alike * Double(part.weight))
            if alike >= 0.5 { parts.append(part.key) }
        }
        return (all > 0 ? Int((found / all * 100).rounded()) : 0, parts)
    }

    /// Nil where the first says nothing about it.
    private func share(_ part: Part, _ one: Side, _ other: Side, _ form: DeclaredForm) -> Double? {
        guard let field = form.field(part.key) else {
            return one.place.map { $0 == other.place ? 1 : 0 }
        }
        guard let said = one.values[part.key] else { return nil }
        guard let answer = other.values[part.key] else { return 0 }
        switch field.kind {
        case .text, .longText: return Self.overlap(SearchTokens.make(said), SearchTokens.make(answer))
        case .choices: return Self.overlap(Self.parts(said), Self.parts(answer))
        default: return said == answer ? 1 : 0
        }
    }

    private static func parts(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }

    /// The share of what two have in common, from 0 to 1.
    private static func overlap(_ one: [String], _ other: [String]) -> Double {
        let (one, other) = (Set(one.map { ExactText($0) }), Set(other.map { ExactText($0) }))
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        return Double(2 * one.intersection(other).count) / Double(one.count + other.count)
    }
}
