import Casework
import Directory
import Kernel
import Workforce

/// What a rule saw: an alert before it has an owner and a number. A value; pure.
struct Sighting: Sendable, Equatable {
    let rule: AlertRules.Rule
    let project: ID<Project>
    let desk: String
    /// What it is about, within its rule.
    let subject: String
    let saw: [String: String]
    var cases: [ID<Case>] = []
    /// The key of the department that it concerns most.
    var department: String?
    var incident: ID<Incident>?
    /// Whose it is, whatever the rule says; where they are here no more or see no warnings, the rule decides.
    var owner: ID<Staff>?
    /// What was decided of it is not looked at again, however long ago it was.
    var isOnce = false

    /// So many cases are enough to show what it is about.
    static let mostCases = 200
}
