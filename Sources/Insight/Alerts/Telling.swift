import Kernel
import Workforce

/// Somebody was told on of an alert that nobody had taken up.
package struct Telling: Sendable, Hashable {
    package let staff: ID<Staff>
    /// The role of the level that was told.
    package let role: String
    package let at: Instant
    /// None of the level was on duty.
    package let isStandIn: Bool
}
