import Directory
import Kernel

/// An emergency as a list shows it: nothing is read that is not shown.
package struct EmergencyLine: Sendable, Hashable {
    package let item: ID<Case>
    /// Of its case.
    package let number: String
    package let project: ID<Project>
    package let card: EmergencyCard
    /// The code of its place, else what was said of where it is.
    package let place: String
    package let openedAt: Instant
    package let closedAt: Instant?
    /// How it ended; empty while it runs.
    package let outcome: String
    /// How many steps of the card are ticked.
    package let stepsDone: Int
    /// How many people were called.
    package let calls: Int
    package let unanswered: Int

    package var isRunning: Bool { closedAt == nil }
}
