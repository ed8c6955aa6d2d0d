import Directory
import Kernel
import Store
import Workforce

/// One copy of a key that somebody has, or had.
package struct KeyLoan: Sendable, Hashable {
    package enum End: String, Sendable, CaseIterable, SQLConvertible { case returned, lost }

    package let id: ID<KeyLoan>
    package let project: ID<Project>
    package let key: ID<Key>
    package let borrower: Borrower
    /// What of whom was looked at: `身份证 尾号 1234`. Never a whole number.
    package let identity: String
    package let reason: String
    package let lentAt: Instant
    package internal(set) var dueAt: Instant
    package let lentBy: ID<Staff>
    package internal(set) var endedAt: Instant?
    package internal(set) var endedAs: End?
    package internal(set) var endedBy: ID<Staff>?
    package internal(set) var condition: Key.Condition?
    package internal(set) var note = ""

    package func isOverdue(at now: Instant) -> Bool { endedAt == nil && dueAt < now }
}
