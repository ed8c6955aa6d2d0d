import Casework
import Directory
import Kernel
import Workforce

/// Which alerts a list shows; the newest first.
package struct AlertFilter: Sendable {
    package var states = Alert.State.undecided
    package var project: ID<Project>?
    package var rule: String?
    package var severity: AlertRules.Severity?
    /// Whoever owns it or was told of it because nobody took it up.
    package var owner: ID<Staff>?
    package var after: ID<Alert>?
    package var limit = 50

    package init() {}
}
