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
    /// - Parameter read: reads the newest demands of a topic before a case, the oldest first.
    func finds(
        from place: Int64, to end: Int64, _ fresh: [Demanded], rules: (String) -> IncidentRules,
        read: (Topic, IncidentRules.Rule, _ before: ID<Case>, _ limit: Int) throws -> [Likeness.Demand]
    ) throws -> [Find] {
        try state.withLock { state in
            // Another copy was at work meanwhile.
            if state.place != place { state.topics = [:] }
            var finds: [Find] = []
            for item in fresh {
                let all = rules(item.desk)
                guard let rule = all.rule(for: item.kind) else { continue }
                let topic = Topic(project: item.project, desk: item.desk, rule: rule.key)
                if state.topics[topic] == nil {
                    var likeness = Likeness(memory: all.memory)
                    for old in try read(topic, rule, item.demand.id, all.memory) { _ = likeness.add(old, by: rule) }
                    state.topics[topic] = likeness
                }
                guard let likes = state.topics[topic]?.add(item.demand, by: rule) else { continue }
                finds.append(
                    Find(
                        item: item, rule: rule, matches: Array(likes.matches.prefix(200)),
                        isUnusual: likes.isUnusual(rule.timesUsual)))
            }
            state.place = end
            return finds
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
