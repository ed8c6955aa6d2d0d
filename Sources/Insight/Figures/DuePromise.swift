import Casework
import Kernel
import Workforce

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
