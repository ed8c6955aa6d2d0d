import Directory
import Kernel

/// Which places an invitation is for: rooms that are in use.
package struct InvitationScope: Sendable, Codable, Hashable {
    package static let longestTag = 40
    package static let mostNamed = 200

    /// Codes of places: all rooms in one of them belong to it. Empty for the whole project.
    package var places: [String] = []
    /// What they are now; nil for everything that is sold.
    package var status: PlaceStatus?
    /// That the owner has; empty for everybody.
    package var tag = ""

    package init(places: [String] = [], status: PlaceStatus? = nil, tag: String = "") {
        (self.places, self.status, self.tag) = (places, status, tag.trimmed)
    }
}

/// How many places a scope has, and what would become of them.
package struct InvitationCount: Sendable, Hashable {
    package let places: Int
    /// An open case of this procedure is there already.
    package let running: Int
    /// Nobody owns it, as far as the house knows.
    package let ownerless: Int
    /// Everybody who owns one of the others.
    package let people: Int
    /// Of those people: how many could have a text message.
    package let texts: Int

    package var invited: Int { places - running - ownerless }
    package var letters: Int { people - texts }
}
