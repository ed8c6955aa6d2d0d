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

/// A case of an incident.
package struct IncidentMember: Sendable, Codable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable, SQLConvertible {
        /// Looks as if it belonged to it.
        case proposed
        case tied
        /// A person took it out; it is not offered again.
        case untied
    }

    package let item: ID<Case>
    package let state: State
    /// Per cent, to the likest of the others when it was noticed; 100 where a person tied it.
    package let likeness: Int
    package let at: Instant
}

/// An incident as a case shows it.
package struct IncidentTie: Sendable, Hashable {
    package let number: String
    package let title: String
    package let isTied: Bool
    package let isOpen: Bool
    package let cases: Int
}
