import Directory
import Kernel
import Store
import Workforce

extension RoundPlan {
    /// Who walks it.
    package struct Assignment: Sendable, Hashable, Codable {
        package enum Way: String, Sendable, Codable, CaseIterable {
            /// Each point by the steward of its part of the tree: one round for each of them.
            case steward
            /// Whoever with a role is planned at that time, in turn.
            case role
            /// One person.
            case staff
        }

        package var way: Way
        package var role: String?
        package var staff: ID<Staff>?
        /// Who stands in where none of those can, the first one that can.
        package var standIns: [ID<Staff>]

        package init(_ way: Way, role: String? = nil, staff: ID<Staff>? = nil, standIns: [ID<Staff>] = []) {
            (self.way, self.role, self.staff, self.standIns) = (way, role, staff, standIns)
        }
    }
}
