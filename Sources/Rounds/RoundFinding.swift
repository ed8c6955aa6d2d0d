import Directory
import Kernel
import Store
import Workforce

/// What somebody found that is not as it should be: it becomes a demand, is corrected, looked at again, and closed.
package struct RoundFinding: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case open
        /// Whoever had to says that it is done: somebody has to look again.
        case corrected
        case closed
    }

    package let id: ID<RoundFinding>
    package let project: ID<Project>
    package let visit: ID<PointVisit>
    package let round: ID<Round>
    package let place: ID<Place>
    package let check: String
    package let checkName: String
    package let words: String
    package let category: String?
    package let foundAt: Instant
    package let dueAt: Instant
    package let by: ID<Staff>
    /// How often the same was found at this place within ninety days, this time included.
    package let times: Int
    /// The number of the demand in the store; nil until it is registered.
    package internal(set) var item: Int64?
    package internal(set) var state: State
    package internal(set) var recheckedBy: ID<Staff>?
    package internal(set) var recheckedAt: Instant?
    package internal(set) var recheckNote: String
    /// How often it was not in order when somebody looked again.
    package internal(set) var returned: Int
}
