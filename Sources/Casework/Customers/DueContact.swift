import Directory
import Kernel

/// A customer who should be spoken to: it was agreed, or they are a key customer. Households that nobody spoke with for
/// long are those of ``Acquaintance``.
package struct DueContact: Sendable {
    package let person: Person
    /// Of the first of their rooms.
    package let code: String
    package let plan: ContactPlan
    /// When somebody last spoke to them.
    package let spokenAt: Instant?
    /// They want no calls that are about no case of theirs.
    package let declinesCalls: Bool

    /// Where a page after this one begins: the day and the customer.
    package var mark: String { "\(plan.dueOn)/\(person.id)" }
}
