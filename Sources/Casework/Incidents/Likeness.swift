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

    /// What is like a demand.
    package struct Likes: Sendable {
        /// Those within the window, the likest first.
        package fileprivate(set) var matches: [Match] = []
        /// How many there were before the window.
        package fileprivate(set) var older = 0
        /// How many windows lie before this one that are remembered.
        package fileprivate(set) var windows = 0.0

        /// Whether those within the window, the demand itself counted, are so many times as many as usual. Where less
        /// than one window is remembered before it, nobody knows what is usual.
        package func isUnusual(_ times: Int) -> Bool {
            windows < 1 || Double(matches.count + 1) >= Double(times) * Double(older) / windows
        }
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

    /// Takes a demand in, where it is not there yet, and says which others are like it.
    package mutating func add(_ demand: Demand, by rule: IncidentRules.Rule) -> Likes {
        let isNew = known.insert(demand.id).inserted
        if isNew, demands.count >= memory * 2 { forget() }
        let words = weights(of: demand)
        var scores: [Int: Float] = [:]
        for (word, weight) in words {
            for posting in postings[word] ?? [] { scores[posting.demand, default: 0] += posting.weight * weight }
        }
        guard isNew else { return likes(of: demand, scores, rule) }
        let number = demands.count
        demands.append(demand)
        for (word, weight) in words { postings[word, default: []].append(Posting(demand: number, weight: weight)) }
        return likes(of: demand, scores, rule)
    }

    private func likes(of demand: Demand, _ scores: [Int: Float], _ rule: IncidentRules.Rule) -> Likes {
        var likes = Likes()
        let window = rule.window.milliseconds
        for (number, score) in scores {
            let (other, likeness) = (demands[number], Int((score * 100).rounded()))
            guard other.id != demand.id, likeness >= rule.likeness, Self.isNear(demand, other, rule) else { continue }
            if abs((demand.at - other.at).milliseconds) <= window {
                likes.matches.append(Match(id: other.id, customer: other.customer, likeness: likeness))
            } else {
                likes.older += 1
            }
        }
        likes.matches.sort { ($1.likeness, $0.id) < ($0.likeness, $1.id) }
        let remembered = (demand.at - demands[0].at).milliseconds - window
        likes.windows = max(0, Double(remembered) / Double(window))
        return likes
    }

    private static func isNear(_ demand: Demand, _ other: Demand, _ rule: IncidentRules.Rule) -> Bool {
        !rule.isOneBuilding || (!demand.building.isEmpty && demand.building == other.building)
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
