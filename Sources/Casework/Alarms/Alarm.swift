import Directory
import Kernel
import Store
import Workforce

/// People are called to a case, link by link, until they answer.
package struct Alarm: Sendable, Codable, Hashable {
    /// Why. The raw value is the word in the store and in the API.
    package enum About: String, Sendable, Codable, CaseIterable, SQLConvertible {
        /// An emergency: everybody who is called must answer.
        case emergency
        /// The one report of a major complaint to the leader: one answer is enough.
        case major

        var needsAll: Bool { self == .emergency }
    }

    package let id: ID<Alarm>
    package let item: ID<Case>
    package let project: ID<Project>
    package let about: About
    package let chain: AlarmChain
    package let beganAt: Instant
    /// How many links of the chain were called.
    package var called = 0
    /// When the next link is called; nil where it is not, or there is none.
    package var nextAt: Instant?
    /// Nobody is called any more and nobody need answer.
    package var endedAt: Instant?
}

/// Somebody was called.
package struct AlarmCall: Sendable, Codable, Hashable {
    package let id: ID<AlarmCall>
    package let alarm: ID<Alarm>
    package let link: Int
    package let staff: ID<Staff>
    package let at: Instant
    /// Until when an answer is in time.
    package let dueAt: Instant
    package let isStandIn: Bool
    package var answeredAt: Instant?
    package var note = ""

    package var isInTime: Bool { answeredAt.map { $0 <= dueAt } ?? false }
}

/// An alarm with everybody who was called, as the page of its case shows it.
package struct AlarmFile: Sendable, Hashable {
    package let alarm: Alarm
    package let calls: [AlarmCall]

    /// Answered as far as it must be.
    package var isAnswered: Bool {
        guard !calls.isEmpty else { return false }
        return alarm.about.needsAll
            ? calls.allSatisfy { $0.answeredAt != nil } : calls.contains { $0.answeredAt != nil }
    }
}

/// A call that waits for its answer, as whoever is called sees it.
package struct OpenCall: Sendable, Hashable {
    package let call: AlarmCall
    package let about: Alarm.About
    package let number: String
    package let title: String
    package let project: ID<Project>
}
