import Directory
import Kernel

/// A cabinet with numbered hooks.
package struct Cabinet: Sendable, Hashable, Codable {
    package let id: ID<Cabinet>
    package let project: ID<Project>
    /// Short, as it stands on the door: `A`. Unique within the project.
    package let code: String
    package let name: String
    package let hooks: Int
    /// Where it hangs.
    package let place: ID<Place>?
    /// When two people last signed a count of it.
    package internal(set) var countedAt: Instant?

    package static let mostHooks = 240
}
