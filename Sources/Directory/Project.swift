import Kernel
import Store

/// One managed estate, tower, mall, campus or sales venue.
package struct Project: Sendable, Hashable, Codable {
    package let id: ID<Project>
    package let code: String
    package internal(set) var name: String
    /// A zone of the tz database.
    package internal(set) var zoneIdentifier: String
    /// Since when it takes no new cases and is not offered; nil while it is open.
    package internal(set) var closedAt: Instant?
    /// Rises with every change.
    package internal(set) var version = 1

    package var zone: Zone { Zone(zoneIdentifier) ?? .shanghai }

    /// Whether somebody who says this means it: by its code or its ID.
    package func isCalled(_ name: String?) -> Bool { code == name || id.description == name }
}
