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
    /// When the first answer was given, where it was.
    package var answeredAt: Instant?
    /// When this solution or closing was undone, where it was.
    package var reopenedAt: Instant?
    /// The first solution of its case.
    package var isFirst = true
    package var rating: Int?

    package init(_ about: About, at: Instant) { (self.about, self.at) = (about, at) }
}

/// A promise as figures know it.
package struct DuePromise: Sendable, Hashable {
    /// What became of a promise, as far as figures go.
    package enum Standing: Sendable { case kept, broken, gaveWay, other }

    package let id: ID<Promise>
    package let kind: Promise.Kind
    package let by: ID<Staff>
    package let dueAt: Instant
    package let state: Promise.State
    package let pausedSince: Instant?
    package let wordAt: Instant?

    package init(
        id: ID<Promise>, kind: Promise.Kind, by: ID<Staff>, dueAt: Instant, state: Promise.State,
        pausedSince: Instant?, wordAt: Instant?
    ) {
        (self.id, self.kind, self.by, self.dueAt) = (id, kind, by, dueAt)
        (self.state, self.pausedSince, self.wordAt) = (state, pausedSince, wordAt)
    }

    /// A promise whose time is over is broken, whether or not somebody settled it yet. One that was replaced after a
    /// word gave way; one that was replaced otherwise is left to the one in its place, and a void one owes nothing.
    package func standing(at now: Instant) -> Standing {
        switch state {
        case .kept: .kept
        case .broken: .broken
        case .replaced: wordAt == nil ? .other : .gaveWay
        case .void: .other
        case .open: (pausedSince ?? now) <= dueAt ? .other : .broken
        }
    }

    /// The customer heard of it before its time was over.
    package var hasWordBeforehand: Bool { wordAt.map { $0 <= dueAt } ?? false }
}
