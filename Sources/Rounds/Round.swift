import Directory
import Kernel
import Store
import Workforce

/// One walk of a plan on a day: whose it is, when, which points, and how far it has come.
package struct Round: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case open
        /// Somebody has been at a point.
        case walking
        /// All points were walked.
        case done
        /// Its time is over, and points are left.
        case missed
        case cancelled
    }

    package let id: ID<Round>
    package let project: ID<Project>
    package let plan: ID<RoundPlan>
    package let name: String
    /// The day on which its window begins, on the project's wall calendar.
    package let day: Day
    /// Which of the plan's rounds of the day it is: the window, and the steward's place where each has their own.
    package let part: String
    package internal(set) var route: ID<RoundRoute>
    package internal(set) var points: Int
    package internal(set) var startsAt: Instant
    package internal(set) var endsAt: Instant
    /// When it counts as missed.
    package internal(set) var closesAt: Instant
    package internal(set) var assignee: ID<Staff>?
    /// Who had it before: what they did without signal is kept.
    package internal(set) var former: [ID<Staff>]
    package let department: String
    package internal(set) var state: State
    /// How many of the points were walked.
    package internal(set) var walked: Int
    package internal(set) var begunAt: Instant?
    package internal(set) var finishedAt: Instant?
    /// Why it was given to somebody else, cancelled or opened again.
    package internal(set) var reason: String
    package internal(set) var version: Int

    package var isRunning: Bool { state == .open || state == .walking }

    /// Not done in its window: still to be walked, or walked after it.
    package func isLate(at now: Instant) -> Bool { (finishedAt ?? (isRunning ? now : endsAt)) > endsAt }
}

/// The points of a round as they were when it was made, kept once however many rounds walk them. Never changed.
package struct RoundRoute: Sendable, Hashable {
    package let id: ID<RoundRoute>
    package let content: Content

    package struct Content: Sendable, Hashable, Codable {
        package let isOrdered: Bool
        package let points: [RoundPlan.Point]
        package let checks: [RoundPlan.Check]

        package func point(_ key: String) -> RoundPlan.Point? { points.first { $0.key == key } }

        /// What is looked at, at a point.
        package func checks(at key: String) -> [RoundPlan.Check] {
            checks.filter { $0.at.isEmpty || $0.at.contains(key) }
        }
    }
}
