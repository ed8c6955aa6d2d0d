import Foundation
import Kernel

/// How alike demands are: the share of their words that they have in common, a rare word weighing more than one that
/// many use (cosine of TF·IDF over the search tokens; a word of the title counts twice). A value; pure.
package struct Likeness: Sendable {
    /// A demand as it is held against others.
    package struct Demand: Sendable {
        package let id: ID<Case>
        package let at: Instant
        package let building: String
        /// The same for two demands of one customer; an anonymous one is each time another.
        package let customer: String
        package let title: String
        package let text: String
    }

    package struct Match: Sendable, Hashable {
        package let id: ID<Case>
        package let customer: String
        /// Per cent.
        package let likeness: Int
    }

    private struct Posting {
        let demand: Int
        let weight: Float
    }

    private let memory: Int
    private var demands: [Demand] = []
    private var known: Set<ID<Case>> = []
    private var postings: [ExactText: [Posting]] = [:]

    package init(memory: Int) { self.memory = memory }

    /// Takes a demand in and says which of those before it are like it, the likest first.
    package mutating func add(_ demand: Demand, by rule: IncidentRules.Rule) -> [Match] {
        guard known.insert(demand.id).inserted else { return [] }
        if demands.count >= memory * 2 { forget() }
        let words = weights(of: demand)
        var scores: [Int: Float] = [:]
        for (word, weight) in words {
            for posting in postings[word] ?? [] { scores[posting.demand, default: 0] += posting.weight * weight }
        }
        let number = demands.count
        demands.append(demand)
        for (word, weight) in words { postings[word, default: []].append(Posting(demand: number, weight: weight)) }
        return scores.compactMap { other, score in match(demands[other], score, demand, rule) }
            .sorted { ($1.likeness, $0.id) < ($0.likeness, $1.id) }
    }

    private func match(
        _ other: Demand, _ score: Float, _ demand: Demand, _ rule: IncidentRules.Rule
    ) -> Match? {
        let likeness = Int((score * 100).rounded())
        guard likeness >= rule.likeness, abs((demand.at - other.at).milliseconds) <= rule.window.milliseconds else {
            return nil
        }
        if rule.isOneBuilding, demand.building.isEmpty || demand.building != other.building { return nil }
        return Match(id: other.id, customer: other.customer, likeness: likeness)
    }

    /// The words of a demand with their weights, whose squares sum to one.
    private func weights(of demand: Demand) -> [(word: ExactText, weight: Float)] {
        var counts: [ExactText: Float] = [:]
        for word in SearchTokens.make(demand.title) { counts[ExactText(word), default: 0] += 2 }
        for word in SearchTokens.make(demand.text, limit: 250) { counts[ExactText(word), default: 0] += 1 }
        let all = Float(demands.count + 2)
        // In one order, so that the same demands are always equally alike.
        let words = counts.sorted { $0.key.text < $1.key.text }.map { word, count in
            (word: word, weight: (1 + log(count)) * log(all / Float(1 + (postings[word]?.count ?? 0))))
        }
        let length = words.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
        return length > 0 ? words.map { ($0.word, $0.weight / length) } : []
    }

    /// Keeps the newest.
    private mutating func forget() {
        let gone = demands.count - memory
        for demand in demands[..<gone] { known.remove(demand.id) }
        demands.removeFirst(gone)
        postings = postings.compactMapValues { all in
            let rest = all.filter { $0.demand >= gone }.map { Posting(demand: $0.demand - gone, weight: $0.weight) }
            return rest.isEmpty ? nil : rest
        }
    }
}
