import Directory
import Kernel

/// A key with everything that its page shows.
package struct KeyFile: Sendable {
    package let key: Key
    package let project: Project
    package let place: Place?
    package let cabinet: Cabinet?
    /// Those that have not ended, the first due before the others.
    package let loans: [KeyLoan]
    /// For whom it is kept now.
    package let hold: KeyHold?
    /// For whom it was kept before, the newest first.
    package let earlier: [KeyHold]
    /// The newest first.
    package let losses: [KeyLoss]
    /// The ledger, the newest first.
    package let entries: [KeyEntry]
    /// The loans of those entries.
    package let told: [ID<KeyLoan>: KeyLoan]
    /// From where on to ask for more of the ledger; nil where there is no more.
    package let next: ID<KeyEntry>?
    package let borrowers: BorrowerNames
    /// Whether its seal was looked at too long ago.
    package let isSealDue: Bool
}
