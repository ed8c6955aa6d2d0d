import Kernel
import Store
import Workforce

/// What an activity is to cost, or has cost: one line of money. Never deleted: a wrong one is struck out.
package struct ActivityCost: Sendable, Hashable {
    package enum Kind: String, Sendable, Codable, CaseIterable, SQLConvertible { case planned, actual }

    package static let longestWhat = 120
    /// In fen: a hundred million yuan.
    package static let mostFen: Int64 = 10_000_000_000
    package static let mostLines = 500

    package let id: ID<ActivityCost>
    package let activity: ID<Activity>
    package let kind: Kind
    package let what: String
    package let fen: Int64
    package let at: Instant
    package let by: ID<Staff>
    package var struckAt: Instant?
    package var struckBy: ID<Staff>?
}
