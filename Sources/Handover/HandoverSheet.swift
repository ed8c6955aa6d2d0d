import Casework
import Directory
import Kernel
import Workforce

/// What a post hands over: filled by itself as it stands at one moment, and by whoever hands over. Kept as it was.
package struct HandoverSheet: Sendable, Codable, Hashable {
    /// So many lines of each sort stand on a sheet; how many there are is told beside them.
    package static let mostLines = 200

    /// A case that the post has in hand.
    package struct HeldCase: Sendable, Codable, Hashable {
        package let id: ID<Case>
        package let number: String
        package let title: String
        package let place: String
        /// The nearest promise that runs.
        package let promise: Promise.Kind?
        package let dueAt: Instant?
        /// Who has the work, else who looks after it.
        package let who: ID<Staff>?
    }

    /// An early warning that nobody has decided.
    package struct HeldAlert: Sendable, Codable, Hashable {
        package let number: String
        package let desk: String
        /// Key of its rule.
        package let rule: String
        package let at: Instant

        package init(number: String, desk: String, rule: String, at: Instant) {
            (self.number, self.desk, self.rule, self.at) = (number, desk, rule, at)
        }
    }

    package struct RunningEmergency: Sendable, Codable, Hashable {
        package let id: ID<Case>
        package let number: String
        package let name: Words
        package let openedAt: Instant
    }

    /// A window in which somebody comes to a customer, in the next shift.
    package struct Visit: Sendable, Codable, Hashable {
        package let id: ID<Case>
        package let number: String
        package let title: String
        package let place: String
        package let from: Instant
        package let until: Instant
        package let who: ID<Staff>?
    }

    /// An entry of the duty log of which nobody has said how it ended.
    package struct OpenEntry: Sendable, Codable, Hashable {
        package let id: ID<DutyEntry>
        package let at: Instant
        package let event: String
        package let place: String
        package let by: ID<Staff>
    }

    package var ending: ShiftChange.Turn?
    package var next: ShiftChange.Turn?
    package var cases: [HeldCase] = []
    /// How many there are.
    package var caseCount = 0
    package var alerts: [HeldAlert] = []
    package var emergencies: [RunningEmergency] = []
    package var visits: [Visit] = []
    package var entries: [OpenEntry] = []
    package var counts: [HandoverCount] = []
    package var closing: [HandoverTick] = []
    package var remarks = ""
}
