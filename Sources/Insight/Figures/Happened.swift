import Casework
import Directory
import Kernel
import Workforce

/// One thing that happened to a case and that a figure may count: a promise fell due, the case was opened, solved or
/// closed, stood open at an instant, or was rated.
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

    package let about: About
    /// The date of the cohort.
    package let at: Instant
    package var promise: DuePromise?
    /// When the first answer since the opening was given, where it was.
    package var answeredAt: Instant?
    /// When this solution or closing was undone, where it was.
    package var reopenedAt: Instant?
    /// The first solution of its case.
    package var isFirst = true
    package var rating: Int?

    package init(_ about: About, at: Instant) { (self.about, self.at) = (about, at) }
}
