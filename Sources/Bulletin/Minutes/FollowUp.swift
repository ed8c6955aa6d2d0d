import Casework
import Directory
import Kernel
import Store
import Workforce

/// What somebody has to do after a meeting, until a day.
package struct FollowUp: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable, SQLConvertible { case open, done, dropped }

    package static let longestWhat = 500
    package static let longestResult = 1000
    /// Of one meeting.
    package static let most = 100

    package let id: ID<FollowUp>
    package let meeting: ID<Meeting>
    /// That of the meeting.
    package let project: ID<Project>
    /// 1 for the first of its meeting.
    package let place: Int
    package var what: String
    package var owner: ID<Staff>
    package var due: Day
    package var state = State.open
    /// What came of it, or why it was dropped.
    package var result = ""
    /// The case that it became.
    package var item: ID<Case>?
    package let madeAt: Instant
    package let by: ID<Staff>
    package var endedAt: Instant?
    package var version = 1

    /// Whether it should have been done before today. Pure.
    package func isOverdue(on today: Day) -> Bool { state == .open && due < today }

    /// What may be done with it now. Pure.
    package var allowed: [FollowUpAct.Name] {
        state == .open ? [.done, .drop, .change] + (item == nil ? [.makeCase] : []) : [.reopen]
    }
}
