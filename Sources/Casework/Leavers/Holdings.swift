import Workforce

/// What lies in somebody's hands: how much of each, so that whoever lets them go sees what must be handed over.
package struct Holdings: Sendable, Hashable, Codable {
    /// Open cases of which they are the agent.
    package var cases = 0
    /// Promises that run on those cases; they go with them.
    package var promises = 0
    /// Pieces of work that they were sent to and have not ended.
    package var tasks = 0
    /// Alarms that they have not answered; those go on along their chains.
    package var alarms = 0
    package var views = 0
    package var skills = 0
    package var zones = 0
    /// People whom they lead.
    package var led = 0
    /// What other rooms keep for them.
    package var kept: [HandOver.Kind: Int] = [:]
}
