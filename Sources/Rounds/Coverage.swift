import Casework
import Directory
import Kernel
import Store
import Workforce

/// How well a part of the tree is walked: when last, and what share of its points this week.
package struct Coverage: Sendable {
    package struct Line: Sendable {
        package let place: Place
        /// The latest walk of anything in it; nil where nobody ever was there.
        package let lastAt: Instant?
        /// Points of the week's rounds that lie in it, and how many of them were walked.
        package let planned: Int
        package let walked: Int
        package let hasParts: Bool

        /// Walked ÷ planned; nil where nothing is planned there.
        package var share: Double? { planned == 0 ? nil : min(1, Double(walked) / Double(planned)) }
    }

    package let project: Project
    /// Monday to today.
    package let days: ClosedRange<Day>
    /// The place whose parts these are; nil for the project.
    package let inside: Place?
    package let lines: [Line]
    /// Rooms that stand empty, with when somebody was last there; those that nobody saw for longest come first.
    package let emptyRooms: [Line]
}

/// How a month's checks of departments and contractors came out.
package struct ScoreSheet: Sendable {
    /// `2026-11`
    package let month: String
    package let scores: [DepartmentScore]
    /// The visits behind one of them, where it was asked for.
    package let rows: [(visit: PointVisit, place: Place?)]
}
