import Kernel
import Store
import Workforce

/// One line of a key's ledger. Lines are never changed; what was wrong is corrected by another line.
package struct KeyEntry: Sendable, Hashable {
    package enum Act: String, Sendable, CaseIterable, SQLConvertible {
        case add, change, lend, takeBack, extend, hold, release, seal, lose, deed, settle, count, retire, correct
        case handOn
    }

    package let id: ID<KeyEntry>
    package let at: Instant
    package let by: ID<Staff>
    package let byName: String
    package let act: Act
    /// How many copies more are in hand by it; fewer where it is below nothing.
    package let change: Int
    /// Copies in hand after it.
    package let inHand: Int
    package let loan: ID<KeyLoan>?
    package let loss: ID<KeyLoss>?
    /// The line that it corrects.
    package let corrects: ID<KeyEntry>?
    /// The word of a list that belongs to the act: what was done about a loss, what became of it; or a seal's number.
    package let detail: String
    package let words: String
}
