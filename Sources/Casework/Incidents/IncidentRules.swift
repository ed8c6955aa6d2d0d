import Kernel

/// When like demands are offered as one incident: a desk's own parameters, read from its `incidents.yaml`.
package struct IncidentRules: Sendable, Hashable {
    /// Demands of some kinds are held against each other, and against none of another rule.
    package struct Rule: Sendable, Hashable {
        package let key: String
        package let kinds: Set<String>
        /// How far apart in time two demands may be.
        package var window: Span
        /// How alike two texts must be, in per cent.
        package var likeness: Int
        /// How many different customers make an incident.
        package var customers: Int
        /// How many times as many as usual: a question that is asked every week is none.
        var timesUsual = 1
        /// Only demands from one building count; what happens in every home is no incident of the estate.
        package let isOneBuilding: Bool
    }

    package let rules: [Rule]
    /// So many of the newest demands of a rule say which words are common.
    package let memory: Int

    package static let none = IncidentRules(rules: [], memory: 0)

    package func rule(for kind: String) -> Rule? { rules.first { $0.kinds.contains(kind) } }
}
