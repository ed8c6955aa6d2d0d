import Directory
import Kernel
import Store
import Workforce

/// Like demands from one place within a short time, looked after together: one news for all, each customer still
/// confirmed one by one.
package struct Incident: Sendable, Codable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable, SQLConvertible {
        /// Noticed; nobody has said yet whether it is one.
        case proposed
        case open
        case closed
        /// Somebody said that it is none, and why.
        case dismissed

        /// Like demands that come now belong to it.
        var takesMore: Bool { self != .closed }
    }

    package let id: ID<Incident>
    /// What people read out: `I2611-003`.
    package let number: String
    package let project: ID<Project>
    package let desk: String
    /// The rule that noticed it; empty where a person did.
    package let rule: String
    package let foundAt: Instant
    package var title: String
    package var state: State
    package var decidedBy: ID<Staff>?
    package var decidedAt: Instant?
    package var reason: String?
    package var closedAt: Instant?
    package var version = 1
    package var span = Extent()

    /// When its demands came, how many, and of how many customers; counted without those that were untied.
    package struct Extent: Sendable, Codable, Hashable {
        package var first: Instant?
        package var last: Instant?
        package var cases = 0
        package var open = 0
    }
}
