import Directory
import Kernel

/// A key in a list, with what its row says.
package struct KeyLine: Sendable {
    package let key: Key
    /// Its open loans, the first due before the others.
    package let loans: [KeyLoan]
    /// For whom it is kept.
    package let hold: KeyHold?
    package let cabinet: Cabinet?
    package let borrowers: BorrowerNames
}

/// The names of customers as they are now, and the codes of places, of those that a key speaks of.
package struct BorrowerNames: Sendable {
    package let people: [ID<Person>: String]

    package func name(_ id: ID<Person>) -> String { people[id] ?? "" }
}
