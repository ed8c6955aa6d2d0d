import Kernel
import Store
import Workforce

/// Two cases belong together, and how. A link is withdrawn, never deleted.
package struct CaseLink: Sendable, Codable, Hashable {
    package enum Relation: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case related
        /// The first came about by the second.
        case causedBy = "caused-by"
        /// The first says what the second said before.
        case duplicateOf = "duplicate-of"
    }

    /// A relation as one of its two cases sees it.
    package enum Side: String, Sendable, Codable, CaseIterable {
        case related
        case causedBy = "caused-by"
        case causes
        case duplicateOf = "duplicate-of"
        case hasDuplicate = "has-duplicate"
    }

    package let id: ID<CaseLink>
    package let from: ID<Case>
    package let to: ID<Case>
    package let relation: Relation
    package let madeBy: ID<Staff>
    package let madeAt: Instant

    package func side(of item: ID<Case>) -> Side {
        switch relation {
        case .related: .related
        case .causedBy: item == from ? .causedBy : .causes
        case .duplicateOf: item == from ? .duplicateOf : .hasDuplicate
        }
    }

    package func other(than item: ID<Case>) -> ID<Case> { item == from ? to : from }
}

/// A link as a case shows it, with the case at its other end.
package struct LinkedCase: Sendable {
    package let link: CaseLink
    package let side: CaseLink.Side
    package let other: Case
}
