import Casework
import Directory
import Kernel
import Workforce

/// One thing that happened to a case and that a figure may count: a promise fell due, the case was opened, solved or
/// closed, stood open at an instant, was rated, reported or judged, or its work left somebody's hands.
package struct Happened: Sendable, Hashable {
    /// What figures know of the case.
    package struct About: Sendable, Hashable {
        package let id: ID<Case>
        package let project: ID<Project>
        package let kind: String
        package let category: String?
        package let priority: Priority
        package let agent: ID<Staff>
        package let openedAt: Instant
        /// Taken over from elsewhere under its old dates, of which some are days alone.
        package let isImported: Bool

        package init(
            id: ID<Case>, project: ID<Project>, kind: String, category: String?, priority: Priority, agent: ID<Staff>,
            openedAt: Instant, isImported: Bool
        ) {
            (self.id, self.project, self.kind, self.category) = (id, project, kind, category)
            (self.priority, self.agent, self.openedAt, self.isImported) = (priority, agent, openedAt, isImported)
        }
    }

    /// The report of a major complaint.
    package struct Report: Sendable, Hashable {
        /// When the next level is told where nobody has answered; nil where nobody was called.
        package let dueAt: Instant?
        package let answeredAt: Instant?
    }

    /// What a judgement says.
    package struct Found: Sendable, Hashable {
        package let isTrue: Bool
        package let isReasonable: Bool
    }

    /// What became of work in somebody's hands.
    package struct Handled: Sendable, Hashable {
        /// Of its row.
        package let number: Int64
        package let what: Handling.What
        package let staff: ID<Staff>
    }

    package let about: About
    /// The date of the cohort.
    package let at: Instant
    package var promise: DuePromise?
    /// Its case is of a kind that is a complaint.
    package var isComplaint = false
    /// When the first answer since the opening was given, where it was.
    package var answeredAt: Instant?
    /// When this solution or closing was undone, where it was.
    package var reopenedAt: Instant?
    /// The first solution of its case.
    package var isFirst = true
    package var rating: Int?
    /// Of a closing, how many of the five things were done; nil where that is not known.
    package var thingsDone: Int?
    package var report: Report?
    package var found: Found?
    package var handling: Handled?

    package init(_ about: About, at: Instant) { (self.about, self.at) = (about, at) }

    /// Whom it counts for: who promised, in whose hands the work was, else the agent of the case.
    package var person: ID<Staff> { promise?.by ?? handling?.staff ?? about.agent }
}
