import Directory
import Kernel
import Workforce

/// Who has a copy. Of staff and customers no name is kept here: theirs is the one that they have now.
package enum Borrower: Sendable, Hashable {
    case staff(ID<Staff>)
    case customer(ID<Person>)
    /// A contractor's worker, somebody of an authority.
    case other(name: String, company: String)

    package enum Kind: String, Sendable, CaseIterable { case staff, customer, other }

    /// The customer; nil for whoever is none.
    var person: ID<Person>? { if case .customer(let person) = self { person } else { nil } }

    package var kind: Kind {
        switch self {
        case .staff: .staff
        case .customer: .customer
        case .other: .other
        }
    }
}
