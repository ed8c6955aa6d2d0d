import Directory
import Kernel
import Workforce

/// One procedure that was begun for many places at once, with a word to the owner of each.
package struct Invitation: Sendable, Hashable {
    package let id: ID<Invitation>
    /// What people read out: `B2611-001`.
    package let number: String
    package let project: ID<Project>
    package let desk: String
    package let kind: String
    package let scope: InvitationScope
    package let by: ID<Staff>
    package let byName: String
    package let via: String
    package let madeAt: Instant
    /// When the last place was worked off; nil while it runs.
    package var doneAt: Instant?

    /// So many places in one invitation.
    package static let mostPlaces = 5000
}
