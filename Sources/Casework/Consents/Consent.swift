import Directory
import Kernel
import Store
import Workforce

/// What a customer said about text messages or calls that nobody asked for: written down, never edited; the last one of
/// a channel holds for it.
package struct Consent: Sendable, Codable, Hashable {
    package enum Channel: String, Sendable, Codable, CaseIterable, SQLConvertible {
        /// Text messages to many.
        case text
        /// Calls that answer none and are about no case of theirs.
        case call
    }

    package let id: ID<Consent>
    package let person: ID<Person>
    package let channel: Channel
    /// Whether they take them.
    package let accepts: Bool
    /// How it was said, in words: on the telephone, in a letter of such a day.
    package let how: String
    package let saidAt: Instant
    /// Who wrote it down, and when.
    package let by: ID<Staff>
    package let byName: String
    package let at: Instant

    package init(
        id: ID<Consent>, person: ID<Person>, channel: Channel, accepts: Bool, how: String, saidAt: Instant,
        by: ID<Staff>, byName: String, at: Instant
    ) {
        (self.id, self.person, self.channel, self.accepts) = (id, person, channel, accepts)
        (self.how, self.saidAt, self.by, self.byName, self.at) = (how, saidAt, by, byName, at)
    }

    /// So many letters say how it was said.
    package static let longestHow = 200
}

extension KeyedDecodingContainer {
    /// Answers that were kept before there were channels are about text messages.
    func decode(_: Consent.Channel.Type, forKey key: Key) throws -> Consent.Channel {
        try decodeIfPresent(Consent.Channel.self, forKey: key) ?? .text
    }
}

extension [Consent] {
    /// The last word about a channel, of those that stand the newest first; nil where nothing was said.
    package func last(on channel: Consent.Channel) -> Consent? { first { $0.channel == channel } }

    /// Who never said anything has not refused.
    package func declines(_ channel: Consent.Channel) -> Bool { last(on: channel)?.accepts == false }
}
