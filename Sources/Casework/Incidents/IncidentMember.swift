import Kernel
import Store

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
