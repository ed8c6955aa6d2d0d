import Casework
import Directory
import Kernel
import Workforce

/// How many people the telephone needs in an hour, by the calls of such hours before.
package struct CallNeed: Sendable, Hashable {
    package let day: Day
    /// Of the project's clock, 0…23.
    package let hour: Int
    /// Forecast calls.
    package let calls: Double
    package let need: Int
    /// The fewest that the plan has there at a time in the hour.
    package let planned: Int

    package var isShort: Bool { planned < need }
}

/// A week of it.
package struct CallNeedWeek: Sendable {
    package let project: Project
    package let department: Department
    package let days: ClosedRange<Day>
    package let rules: TelephoneNeed
    /// Within which calls are to be answered.
    package let answerWithin: Span
    /// How many whole weeks before were reckoned; fewer where the first call is younger.
    package let weeks: Int
    /// How long a call keeps a person, on average, with the work after it; nil where none was answered.
    package let handling: Span?
    /// By day and hour, all 24 of each day.
    package let hours: [CallNeed]
}
