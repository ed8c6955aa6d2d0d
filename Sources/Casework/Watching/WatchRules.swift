import Kernel

/// When somebody is told that a promise is about to break, or has, and who. Read from a desk's `watching.yaml`.
package struct WatchRules: Sendable, Equatable {
    /// Whom a step speaks to.
    package enum Listener: Sendable, Hashable {
        /// The agent who said "I".
        case owner
        /// Whoever has the work now.
        case worker
        /// Everybody with a role in the case's project.
        case role(String)
    }

    package struct Step: Sendable, Equatable {
        /// How much of the promised time has gone, in per cent.
        package let share: Int
        package let tell: [Listener]
    }

    /// From the owner up: who stands in for a step of which nobody is on duty.
    package let chain: [Listener]
    /// By share, the smallest first.
    package let steps: [Step]

    /// The steps that a promise has gone past at an instant and of which nobody was told yet.
    ///
    /// - Parameter noticed: the share that was told last; nought where none was.
    func passed(_ promise: Promise, noticed: Int, at now: Instant) -> [Step] {
        steps.filter { $0.share > noticed && promise.instant(ofShare: $0.share) <= now }
    }

    /// When somebody must be told next; nil where the clock stands, nothing is owed any more, or all is told.
    ///
    /// A promise that was late when it was made, as imported and back-dated ones are, is never told of.
    func next(_ promise: Promise, noticed: Int) -> Instant? {
        guard promise.isRunning, promise.dueAt > promise.madeAt else { return nil }
        return steps.first { $0.share > noticed }.map { promise.instant(ofShare: $0.share) }
    }
}

extension Promise {
    /// When so many per cent of its time have gone. The time that it stood is not its time.
    package func instant(ofShare share: Int) -> Instant {
        let whole = (dueAt - startsAt).milliseconds - pausedFor.milliseconds
        return startsAt + pausedFor + Span(milliseconds: whole * Int64(share) / 100)
    }
}
