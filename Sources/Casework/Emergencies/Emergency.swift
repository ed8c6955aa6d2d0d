import Directory
import Kernel
import Workforce

/// Life or property is in danger: one case, its card of steps, its chain of people, until somebody says how it ended.
package struct Emergency: Sendable, Codable, Hashable {
    package let item: ID<Case>
    package let project: ID<Project>
    package let card: EmergencyCard
    package let openedAt: Instant
    package let openedBy: ID<Staff>
    package var closedAt: Instant?
    package var closedBy: ID<Staff>?
    /// How it ended, in the words of whoever closed it.
    package var outcome = ""
    /// The case in which those affected are looked after.
    package var aftercare: ID<Case>?

    package var isRunning: Bool { closedAt == nil }

    /// When a step of the card should be done.
    package func due(_ step: Int) -> Instant { openedAt + card.steps[step].within }
}

/// Somebody ticked a step of the card, or took the tick back. Entries are added, none is changed.
package struct StepTick: Sendable, Codable, Hashable {
    package let id: ID<StepTick>
    /// Counted from nought, in the order of the card.
    package let step: Int
    package let isDone: Bool
    package let at: Instant
    package let staff: ID<Staff>
    package let note: String
}

/// An emergency with everything that its board shows.
package struct EmergencyFile: Sendable {
    package let emergency: Emergency
    package let item: Case
    package let place: Place?
    /// The oldest first.
    package let ticks: [StepTick]
    package let alarms: [AlarmFile]
    /// What was said on its case, the oldest first.
    package let words: [TimelineEntry]
    package let aftercare: String?

    /// How a step stands: its newest entry, where that is no tick taken back.
    package func tick(_ step: Int) -> StepTick? {
        ticks.last { $0.step == step }.flatMap { $0.isDone ? $0 : nil }
    }

    package var stepsDone: Int { emergency.card.steps.indices.count { tick($0) != nil } }
    package var calls: [AlarmCall] { alarms.flatMap(\.calls) }
}
