import Kernel
import Store

/// One managed estate, tower, mall, campus or sales venue.
package struct Project: Sendable, Hashable, Codable {
    package let id: ID<Project>
    package let code: String
    package let name: String
    /// A zone of the tz database.
    package let zoneIdentifier: String

    package var zone: Zone { Zone(zoneIdentifier) ?? .shanghai }
}
