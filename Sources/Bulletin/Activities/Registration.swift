import Directory
import Kernel
import Store
import Workforce

/// Somebody who wants to come to an activity, with so many people. Never deleted: who does not come cancels.
package struct Registration: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable, SQLConvertible { case seated, waiting, cancelled }

    /// What they have to be told.
    package enum News: String, Sendable, CaseIterable, SQLConvertible {
        case none
        /// They waited, and have a seat now.
        case moved
        /// The activity does not take place.
        case cancelled
    }

    package let id: ID<Registration>
    package let activity: ID<Activity>
    package let person: ID<Person>
    /// How many come, with them.
    package let heads: Int
    package var state: State
    /// What they show at the door; spelled as a ``Pass`` is.
    package let code: String
    package let madeAt: Instant
    package let by: ID<Staff>
    package var endedAt: Instant?
    /// How many came; nil until somebody did.
    package var came: Int?
    package var cameAt: Instant?
    package var news = News.none
    package var toldAt: Instant?

    /// Whether somebody has to tell them something.
    package var isToTell: Bool { news != .none && toldAt == nil && state != .cancelled }
}
