import Directory
import Kernel
import Workforce

/// Somebody was told that a promise is about to break, or has. Nothing of it changes but that it is seen.
package struct Notice: Sendable, Hashable {
    package let id: ID<Notice>
    package let staff: ID<Staff>
    package let promise: ID<Promise>
    package let kind: Promise.Kind
    package let number: String
    package let title: String
    package let project: ID<Project>
    /// How much of the promised time had gone, in per cent.
    package let share: Int
    /// When the promise was due as it was told.
    package let dueAt: Instant
    package let at: Instant
    package let seenAt: Instant?
    /// None of those it was meant for was on duty.
    package let isStandIn: Bool
    /// What became of the promise since.
    package let state: Promise.State

    package var isLate: Bool { share >= 100 }
}
