import Directory
import Kernel
import Store
import Workforce

/// What is walked again and again: on which days, when, by whom, which points, and what is looked at there.
package struct RoundPlan: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Codable, CaseIterable, SQLConvertible { case on, off }

    package let id: ID<RoundPlan>
    package let project: ID<Project>
    package internal(set) var name: String
    package internal(set) var state: State
    package internal(set) var content: Content
    /// Rises with every change.
    package internal(set) var version: Int
    /// The key of the desk's proposal that it was made of; nil where somebody made it themselves.
    package let proposal: String?

    /// What of a plan is kept as one value.
    package struct Content: Sendable, Hashable, Codable {
        /// The rule's text as RFC 5545 writes it, see ``Recurrence``.
        package var rule: String
        /// The first day on which it may come; intervals are counted from it.
        package var startsOn: Day
        /// `08:00-10:00`; one round for each. One over midnight belongs to the day on which it begins.
        package var windows: [String]
        /// Whether the points are to be walked in their order.
        package var isOrdered: Bool
        package var assignment: Assignment
        /// The key of the department or contractor whose work is looked at; empty where it is nobody's in particular.
        package var department: String
        /// Whether the points are the rooms that stand empty on the day, and not those of the list.
        package var isOfEmptyRooms: Bool
        package var points: [Point]
        package var checks: [Check]
    }

    /// Where somebody has to go.
    package struct Point: Sendable, Hashable, Codable {
        /// Stays the same while the plan is edited.
        package var key: String
        package var place: ID<Place>
        /// What the label at the point says, or its QR code; empty where nothing hangs there.
        package var code: String
        package var name: String

        package init(key: String, place: ID<Place>, code: String, name: String) {
            (self.key, self.place, self.code, self.name) = (key, place, code, name)
        }
    }

    package var recurrence: Recurrence? { try? Recurrence(content.rule) }
    package var hours: [WorkHours] { content.windows.compactMap { WorkHours($0) } }

    /// Whether it comes on a day.
    package func comes(on day: Day) -> Bool {
        state == .on && recurrence?.comes(on: day, from: content.startsOn) == true
    }
}
