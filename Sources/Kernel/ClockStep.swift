/// One row of the explanation of a clock: from when to when it ran or stood, and why.
package struct ClockStep: Hashable, Sendable {
    package enum Why: String, CaseIterable, Sendable {
        /// In the hours of its weekday.
        case interval
        /// In the hours that this day has instead of those of its weekday: a half day, say.
        case changed
        /// In the hours of a day whose weekday has none: a make-up working day.
        case makeUp = "make-up"
        /// Outside the hours of its day.
        case closed
        /// On a day off.
        case holiday
        /// Would have counted, but for a pause. The rows of this kind add up to the paused time on the working clock.
        case pause

        package var counts: Bool { self == .interval || self == .changed || self == .makeUp }
    }

    package let from: Instant
    package let to: Instant
    package let why: Why
    /// What the day is called whose hours say so, where it is an exception with a name.
    package let name: Words?

    package var counts: Bool { why.counts }
    package var length: Span { to - from }
    /// The most rows that one explanation has.
    package static let most = 20_000
}
