import Directory
import Kernel
import Store
import Synchronization
import Workforce

/// What the look for incidents remembers: the newest demands of each project by their words. A cache: it is filled from
/// rows, and anew where it is not at the place where the store is.
final class IncidentSearch: Sendable {
    struct Topic: Hashable {
        let project: ID<Project>
        let desk: String
        let rule: String
    }

    /// A demand that was just registered, and what is like it.
    struct Find: Sendable {
        let item: Demanded
        let rule: IncidentRules.Rule
        let matches: [Likeness.Match]
        let isUnusual: Bool
    }

    private let state = Mutex<(place: Int64, topics: [Topic: Likeness])>((-1, [:]))

    /// What was registered between two places of the audit trail, each with what is like it.
    ///
    /// - Parameters:
    ///   - missed: what another copy looked at between two places; nil where that is too much.
    ///   - newest: the newest demands of a topic before a case, the oldest first.
    func finds(
        in batch: IncidentFeedTable.Batch, rules: (String) -> IncidentRules,
        missed: (Int64, Int64) throws -> [Demanded]?,
        newest: (Topic, IncidentRules.Rule, _ before: ID<Case>, _ limit: Int) throws -> [Likeness.Demand]
    ) throws -> [Find] {
        try state.withLock { state in
            if state.place != batch.place {
                let missed = state.place < batch.place ? try missed(state.place, batch.place) : nil
                Self.catchUp(&state.topics, missed, rules)
            }
            var finds: [Find] = []
            for item in batch.fresh {
                guard let (topic, rule, memory) = Self.topic(of: item, rules) else { continue }
                if state.topics[topic] == nil {
                    state.topics[topic] = try newest(topic, rule, item.demand.id, memory)
                        .reduce(into: Likeness(memory: memory)) { _ = $0.add($1, by: rule) }
                }
                guard let likes = state.topics[topic]?.add(item.demand, by: rule) else { continue }
                finds.append(
                    Find(
                        item: item, rule: rule, matches: Array(likes.matches.prefix(200)),
                        isUnusual: likes.isUnusual(rule.timesUsual)))
            }
            state.place = batch.end
            return finds
        }
    }

    /// Takes in what was looked at elsewhere; where nobody knows what that was, all is forgotten and filled anew.
    private static func catchUp(
        _ topics: inout [Topic: Likeness], _ missed: [Demanded]?, _ rules: (String) -> IncidentRules
    ) {
        guard let missed else { return topics = [:] }
        for item in missed {
            guard let (topic, rule, _) = topic(of: item, rules) else { continue }
            _ = topics[topic]?.add(item.demand, by: rule)
        }
    }

    private static func topic(
        of item: Demanded, _ rules: (String) -> IncidentRules
    ) -> (Topic, IncidentRules.Rule, memory: Int)? {
        let all = rules(item.desk)
        return all.rule(for: item.kind).map {
            (Topic(project: item.project, desk: item.desk, rule: $0.key), $0, all.memory)
        }
    }

    /// What was decided was not written: the next look begins with what the store says.
    func reset() { state.withLock { $0 = (-1, [:]) } }
}

/// A demand with what says which rule it comes under.
struct Demanded: Sendable {
    let project: ID<Project>
    let desk: String
    let kind: String
    let demand: Likeness.Demand
}
