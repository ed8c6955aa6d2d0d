import Directory
import Kernel
import Workforce

/// A key that is kept for its owner, who is away from home.
package struct KeyHold: Sendable, Hashable {
    package let id: ID<KeyHold>
    package let key: ID<Key>
    package let person: ID<Person>
    /// Who handed it over.
    package let giver: String
    /// What the owner agreed to: who may be lent it, for what.
    package let consent: String
    /// The last day that was agreed; nil where none was.
    package let until: Day?
    package let at: Instant
    package let by: ID<Staff>
    package internal(set) var releasedAt: Instant?
    package internal(set) var releasedBy: ID<Staff>?
    /// Who took it home again.
    package internal(set) var receiver = ""

    package func isPastItsEnd(on day: Day) -> Bool { releasedAt == nil && (until.map { $0 < day } ?? false) }
}
