import Casework
import Directory
import Kernel
import Store
import Workforce

/// An early warning: what a rule saw, and what somebody made of it. Only what is made of it changes.
package struct Alert: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable, SQLConvertible {
        /// Nobody has taken it up.
        case open
        /// Somebody looks after it.
        case acknowledged
        /// Something was done.
        case acted
        /// It was none, and why.
        case dismissed

        package var isDecided: Bool { self == .acted || self == .dismissed }
        /// Those that somebody still has to decide.
        package static let undecided: [State] = [.open, .acknowledged]
    }

    package let id: ID<Alert>
    /// What people read out: `A2611-003`.
    package let number: String
    package let project: ID<Project>
    package let desk: String
    /// The key of the rule that saw it.
    package let rule: String
    package let sight: AlertRules.Sight.Name
    package let severity: AlertRules.Severity
    /// What it is about; no two that are undecided are of one rule about the same.
    package let subject: String
    package let at: Instant
    /// Numbers and words by name, as the sentence `alert.saw.<sight>` takes them.
    package let saw: [String: String]
    /// Those of the rule as they were then.
    package let parameters: [String: String]
    package let incident: ID<Incident>?
    /// The one before about the same, which was decided.
    package let former: ID<Alert>?
    package var owner: ID<Staff>?
    package var state = State.open
    package var takenBy: ID<Staff>?
    package var takenAt: Instant?
    /// Nil where it was decided by what became of its incident.
    package var decidedBy: ID<Staff>?
    package var decidedAt: Instant?
    /// What was done, or why it was none.
    package var words: String?
    package var doneCase: ID<Case>?
    package var version = 1
    /// When the next level is told, where nobody takes it up until then; nil where nobody will be.
    package var tellOnAt: Instant?
    /// How many levels were told, or had nobody to tell.
    package var toldOn = 0
}

extension AlertRules.Severity: SQLConvertible {}
extension AlertRules.Sight.Name: SQLConvertible {}
