import Foundation
import Kernel

/// A queue as A. K. Erlang reckoned it (M/M/c, nobody hangs up): calls come by chance, as many are handled at once as
/// there are people, and the others wait. Source: Erlang, “Solution of some problems in the theory of probabilities
/// of significance in automatic telephone exchanges”, 1917.
package struct ErlangC: Sendable, Hashable {
    /// More are never asked for, whatever is forecast.
    package static let mostAgents = 1000
    /// Calls an hour.
    package let calls: Double
    /// How long one keeps a person busy, with the work after it.
    package let handling: Span

    package init(callsPerHour calls: Double, handling: Span) { (self.calls, self.handling) = (calls, handling) }

    /// Work that comes at a time, in Erlangs: so many would be busy on average if nobody ever waited.
    package var load: Double { calls * Double(handling.milliseconds) / 3_600_000 }

    /// The share of calls that wait at all, 0…1; all of them where fewer are there than work comes.
    package func waiting(with agents: Int) -> Double {
        let load = load
        guard load > 0 else { return 0 }
        guard Double(agents) > load else { return 1 }
        // Erlang's B, from one agent to the next: powers and factorials themselves go beyond every number.
        let blocked = (1...agents).reduce(1) { before, one in load * before / (Double(one) + load * before) }
        return blocked / (1 - load / Double(agents) * (1 - blocked))
    }

    /// The share of calls that are answered within a time, 0…1.
    package func answered(within patience: Span, with agents: Int) -> Double {
        guard load > 0 else { return 1 }
        guard Double(agents) > load else { return 0 }
        let free = (Double(agents) - load) * Double(patience.milliseconds) / Double(handling.milliseconds)
        return 1 - waiting(with: agents) * exp(-free)
    }

    /// The fewest people with whom a share of the calls is answered in time; none where nobody calls.
    package func agents(answering share: Double, within patience: Span) -> Int {
        guard load > 0 else { return 0 }
        guard load < Double(Self.mostAgents) else { return Self.mostAgents }
        return (Int(load) + 1...Self.mostAgents).first { answered(within: patience, with: $0) >= share }
            ?? Self.mostAgents
    }
}
