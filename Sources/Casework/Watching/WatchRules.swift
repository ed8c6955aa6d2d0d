import Directory
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
    /// The calendar of the hours in which somebody is told; what falls outside waits for the next opening, unless the
    /// case is an emergency. Nil: at any hour.
    package let hours: String?
    /// By share, the smallest first.
    package let steps: [Step]

    /// Those of which nobody was told yet.
    func steps(after share: Int) -> ArraySlice<Step> { steps.drop { $0.share <= share } }
}

/// When the steps of one promise are told: its clock, the desk's hours, and whether it is urgent.
struct WatchClock {
    let desk: Desk
    let project: ID<Project>
    let zone: Zone
    let priority: Priority

    /// The steps that a promise has gone past at an instant and of which nobody was told yet.
    ///
    /// - Parameter noticed: the share that was told last; nought where none was.
    func passed(_ promise: Promise, noticed: Int, at now: Instant) -> [WatchRules.Step] {
        desk.watch.steps(after: noticed).filter { time(of: $0, promise) <= now }
    }

    /// When somebody must be told next; nil where the clock stands, nothing is owed any more, or all is told.
    ///
    /// A promise that was late when it was made, as imported and back-dated ones are, is never told of.
    func next(_ promise: Promise, noticed: Int) -> Instant? {
        guard promise.isRunning, promise.dueAt > promise.madeAt else { return nil }
        return desk.watch.steps(after: noticed).first.map { time(of: $0, promise) }
    }

    private func time(of step: WatchRules.Step, _ promise: Promise) -> Instant {
        let time = desk.levels.instant(ofShare: step.share, of: promise, in: zone)
        guard let hours = desk.watch.hours, priority != .emergency else { return time }
        return (try? desk.levels.calendars.calendar(hours, in: zone, for: project)?.nextOpening(after: time)) ?? time
    }
}
