import Directory
import Kernel
import Workforce

/// Somebody was told of a case. Nothing of it changes but that it is seen.
package struct Notice: Sendable, Hashable {
    /// What was told.
    package enum About: Sendable, Hashable {
        /// A promise is about to break, or has.
        case promise(Told)
        /// Something happened by itself.
        case occasion(Occasion)
    }

    /// What was told of a promise.
    package struct Told: Sendable, Hashable {
        package let promise: ID<Promise>
        package let kind: Promise.Kind
        /// How much of the promised time had gone, in per cent.
        package let share: Int
        /// When the promise was due as it was told.
        package let dueAt: Instant
        /// What became of the promise since.
        package let state: Promise.State

        package var isLate: Bool { share >= 100 }
    }

    package let id: ID<Notice>
    package let staff: ID<Staff>
    package let number: String
    /// Empty where the case has gone from what they may see.
    package private(set) var title: String
    package let project: ID<Project>
    package let at: Instant
    package let seenAt: Instant?
    /// None of those it was meant for was on duty.
    package let isStandIn: Bool
    package let about: About

    /// The same without how its case is called.
    func untitled() -> Notice {
        var one = self
        one.title = ""
        return one
    }

    /// Nil where it is not about a promise.
    package var told: Told? {
        if case .promise(let told) = about { return told }
        return nil
    }

    /// Nil where it is about a promise.
    package var occasion: Occasion? {
        if case .occasion(let occasion) = about { return occasion }
        return nil
    }
}
