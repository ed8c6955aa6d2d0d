import Directory
import Kernel
import Workforce

/// What to know before going to a place: where the valve is, who keeps the lift. All that lies in the place has it too.
///
/// A hint is never changed: another version of it follows, and it is closed.
package struct Hint: Sendable, Codable, Hashable {
    package let id: ID<Hint>
    package let place: ID<Place>
    /// A key of the desk's `hints.yaml`.
    package let topic: String
    package let text: String
    package let writtenBy: ID<Staff>
    package let writtenAt: Instant
    /// The day on which somebody last looked whether it is still so.
    package let checkedOn: Day
    /// The version before.
    package let follows: ID<Hint>?
    package var closedAt: Instant?
}

/// A hint where it is read: the place that it was written for may lie above.
package struct HintAt: Sendable, Hashable {
    package let hint: Hint
    package let code: String
    package let author: String
}

/// Every hint of a place: those that hold, its own and those from above, and the older versions of its own.
package struct HintFile: Sendable {
    package let place: Place
    package let standing: [HintAt]
    package let older: [HintAt]
}

/// What somebody does with a hint.
package enum HintAct: Sendable {
    /// Another text; the day on which it was checked is today where nobody says.
    case change(text: String, topic: String?, checkedOn: Day?)
    /// It is still so.
    case check
    case withdraw

    package enum Name: String, Sendable, CaseIterable { case change, check, withdraw }
}
