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

    /// Whether somebody who says this means it: by its code or its ID.
    package func isCalled(_ name: String?) -> Bool { code == name || id.description == name }
}
