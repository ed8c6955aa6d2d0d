import Directory
import Kernel

/// Two people exchange what they are planned for on one day or on two.
package struct Swap: Sendable {
    package enum State: String, Sendable, CaseIterable, Codable {
        case asked, accepted, declined, approved, refused, withdrawn
        package var isOpen: Bool { self == .asked || self == .accepted }
    }

    /// What somebody had on a day when it was asked.
    package struct Held: Sendable, Hashable, Codable {
        package let staff: ID<Staff>
        package let day: Day
        package let shift: String?
    }

    package let id: ID<Swap>
    package let project: ID<Project>
    package let department: ID<Department>
    package let asker: ID<Staff>
    package let other: ID<Staff>
    /// Of both people on each day.
    package let held: [Held]
    package let reason: String
    package let askedAt: Instant
    package let state: State
    package let answeredAt: Instant?
    /// Nil where nobody decided, or the rule of the desk did.
    package let decidedBy: ID<Staff>?
    package let decidedAt: Instant?
    package let note: String

    package var days: [Day] { Set(held.map(\.day)).sorted() }

    package func shift(of staff: ID<Staff>, on day: Day) -> String? {
        held.first { $0.staff == staff && $0.day == day }?.shift
    }

    /// What both have when it is done: on each day the one has what the other had.
    package var exchanged: [RosterCell] {
        held.map { one in
            let giver = one.staff == asker ? other : asker
            return RosterCell(
                project: project, department: department, staff: one.staff, day: one.day,
                shift: shift(of: giver, on: one.day))
        }
    }
}

package enum SwapAct: String, Sendable, CaseIterable { case accept, decline, approve, refuse, withdraw }
