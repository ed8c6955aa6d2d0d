import Directory
import Kernel
import Store
import Workforce

/// Somebody was at a point of a round. A row; what was found there is never edited.
package struct PointVisit: Sendable, Hashable, Codable {
    /// What had changed meanwhile when a visit arrived.
    package enum Conflict: String, Sendable, Codable, CaseIterable, SQLConvertible {
        /// The round was given to somebody else.
        case reassigned
        /// The round was over: missed, cancelled, or walked by another.
        case closed
        /// The point, or what is looked at there, was changed.
        case changed
    }

    package enum Decision: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case accepted
        case setAside = "set-aside"
    }

    package let id: ID<PointVisit>
    package let round: ID<Round>
    /// The key of the point.
    package let point: String
    package let place: ID<Place>
    /// Chosen by the telephone; the same visit sent again has the same.
    package let key: String
    /// When somebody was there, by their telephone.
    package let at: Instant
    /// When it was sent.
    package let heardAt: Instant
    package let by: ID<Staff>
    package let content: Content
    package let passed: Int
    package let judged: Int
    package let conflict: Conflict?
    package internal(set) var decision: Decision?
    package internal(set) var decidedBy: ID<Staff>?
    package internal(set) var decidedAt: Instant?
    package internal(set) var reason: String

    package struct Content: Sendable, Hashable, Codable {
        /// By the key of the check.
        package let answers: [String: Int]
        package let note: String
        /// Digests of the photographs.
        package let photos: [String]
        /// Whether the code at the point was typed or scanned.
        package let isProven: Bool
        /// The point was not the next one of an ordered route.
        package let isOutOfOrder: Bool
        /// Names of the points and checks as they were, for what is kept beside a route that no longer has them.
        package let pointName: String
        package let failed: [String]
    }

    /// Whether it counts as walked.
    package var counts: Bool { conflict == nil || decision == .accepted }
    package var isUndecided: Bool { conflict != nil && decision == nil }
}
