import Kernel
import Store
import Workforce

/// One copy that is gone, until it is settled what became of it.
package struct KeyLoss: Sendable, Hashable {
    package enum Outcome: String, Sendable, CaseIterable, SQLConvertible {
        /// It turned up again.
        case found
        /// Another was made in its place.
        case replaced
        /// There is one copy less.
        case writtenOff
    }

    package let id: ID<KeyLoss>
    package let key: ID<Key>
    package let loan: ID<KeyLoan>?
    package let reportedAt: Instant
    package let reportedBy: ID<Staff>
    package let words: String
    /// The case that was registered about it.
    package internal(set) var caseNumber: String?
    package internal(set) var settledAt: Instant?
    package internal(set) var settledBy: ID<Staff>?
    package internal(set) var outcome: Outcome?
}
