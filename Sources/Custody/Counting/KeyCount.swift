import Directory
import Kernel
import Workforce

/// A count of a cabinet: what should hang there, what was found, signed by two.
package struct KeyCount: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        package let key: ID<Key>
        package let number: String
        package let name: String
        package let hook: Int?
        package let expected: Int
        package let found: Int
        /// Why there is a difference; empty where there is none.
        package let reason: String

        package var isDifferent: Bool { found != expected }
    }

    package let id: ID<KeyCount>
    package let project: ID<Project>
    package let cabinet: ID<Cabinet>
    package let countedAt: Instant
    package let countedBy: ID<Staff>
    package internal(set) var signedAt: Instant?
    package internal(set) var signedBy: ID<Staff>?
    package internal(set) var lines: [Line] = []
    package let differences: Int
}
