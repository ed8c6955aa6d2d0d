import Directory
import Kernel
import Store
import Workforce

/// A telephone call to one of our numbers. What it is follows from all that the exchange reported of it, in whatever
/// order that came.
package struct Call: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case ringing, talking, ended
        /// Nobody took it: the exchange said so, or the caller hung up before.
        case missed
    }

    package let id: ID<Call>
    package let project: ID<Project>
    /// The exchange's own name of it.
    package let key: String
    package let from: String
    package let to: String
    /// The customer whose number it is, where exactly one has it.
    package let person: ID<Person>?
    /// When it was first heard of.
    package internal(set) var beganAt: Instant
    package internal(set) var answeredAt: Instant?
    package internal(set) var endedAt: Instant?
    package internal(set) var missedAt: Instant?
    /// Who was rung, where the exchange says it before anybody answers.
    package internal(set) var rung: ID<Staff>?
    package internal(set) var agent: ID<Staff>?
    package internal(set) var recording: String?
    package internal(set) var returned: Returned?

    /// Somebody called back, or the customer called again and was answered.
    package struct Returned: Sendable, Hashable, Codable {
        package let by: ID<Staff>?
        package let at: Instant
        /// What came of it; empty where the customer called again.
        package let words: String
    }

    package var state: State {
        if answeredAt != nil { return endedAt == nil ? .talking : .ended }
        return missedAt == nil && endedAt == nil ? .ringing : .missed
    }

    /// How long the caller heard it ring; nil while it does.
    package var rangFor: Span? { [answeredAt, endedAt, missedAt].compactMap(\.self).min().map { $0 - beganAt } }

    /// Somebody still has to call back.
    package var isOwed: Bool { state == .missed && returned == nil }

    /// The same call as all that was reported of it makes it, whatever order it came in: it was answered when and by
    /// whom it was answered first, and rings with whom it rang last.
    func told(by heard: [Heard]) -> Call {
        let heard = heard.sorted { ($0.at, $0.event.rawValue) < ($1.at, $1.event.rawValue) }
        func first(_ event: CallReport.Event) -> Heard? { heard.first { $0.event == event } }
        var call = self
        call.beganAt = heard.first?.at ?? beganAt
        (call.answeredAt, call.agent) = (first(.answered)?.at, first(.answered)?.agent)
        call.missedAt = first(.missed)?.at
        call.endedAt = heard.last { $0.event == .ended }?.at
        call.rung = heard.last { $0.event == .ringing }?.agent
        call.recording = heard.lazy.compactMap(\.recording).first
        return call
    }

    /// One report, with the member of staff that its agent is.
    struct Heard: Sendable, Hashable {
        let event: CallReport.Event
        let at: Instant
        let agent: ID<Staff>?
        let recording: String?
    }
}
