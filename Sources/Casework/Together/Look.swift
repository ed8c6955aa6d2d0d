import Kernel
import Workforce

/// Somebody's look at a case: whether they are at it now, up to which entry they have seen it, how many came since.
package struct Look: Sendable, Codable, Hashable {
    package let staff: ID<Staff>
    package let name: String
    /// They are taken to be at the case until then; each sign of life moves it on.
    package let hereUntil: Instant
    /// They have something half written in one of its forms.
    package let isWriting: Bool
    /// The newest entry of the timeline that they were shown; nil where they never looked.
    package let seen: ID<TimelineEntry>?
    /// How many entries of others came since.
    package let news: Int

    /// Whoever gives no sign of life for so long is gone. Pages give one every 20 s.
    package static let stay = Span.seconds(45)
    /// What is on paper is no news.
    static let noNews = Cases.printing
}

/// The looks at one case, as one person is told of them.
package struct Looks: Sendable, Codable, Hashable {
    /// Their own; nil where they never looked.
    package let mine: Look?
    /// Who else is at it now, by name.
    package let others: [Look]

    init(_ all: [Look], for actor: Actor, at now: Instant) {
        mine = all.first { $0.staff == actor.staff }
        others = all.filter { $0.staff != actor.staff && $0.hereUntil > now }
    }
}
