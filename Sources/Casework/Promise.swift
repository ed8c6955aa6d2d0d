import Kernel
import Store
import Workforce

/// What the agent said would happen by when.
package struct Promise: Sendable, Codable, Hashable {
    /// The kinds that the engine keeps by itself; any other is a free one, kept by hand.
    package enum Kind: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case firstAnswer = "first-answer"
        case onTheSpot = "on-the-spot"
        case solved
        case closed
        case nextWord = "next-word"
        case free
        /// The deadline of an outside body: exact, on no calendar, never paused, and no word to the customer.
        case outside

        /// Those that somebody promises to the customer.
        package static let sayable = allCases.filter { $0 != .outside }
    }

    package enum State: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case open, kept, broken, replaced
        /// Nothing is owed any more: the case was cancelled, withdrawn or merged.
        case void
    }

    package let id: ID<Promise>
    package let kind: Kind
    /// Who says "I".
    package let by: ID<Staff>
    package let byName: String
    package let madeAt: Instant
    /// In the first person, as the customer heard it.
    package let words: String
    /// The service level it came from; nil where somebody promised freely.
    package let level: String?
    /// Nil for a free promise, whose due time somebody named.
    package var clock: PromiseClock?
    package let startsAt: Instant
    package var dueAt: Instant
    package var state: State = .open
    package var settledAt: Instant?
    package var pausedSince: Instant?
    /// Those that are over, in their order.
    package var pauses: [Pause] = []
    /// The working time in them.
    package var pausedFor: Span = .zero
    package var word: WordBeforehand?
    package var review: BreachReview?
}

/// What the customer heard before a promise broke: an apology, the true reason and a remedy.
package struct WordBeforehand: Sendable, Codable, Hashable {
    package let apology: String
    package let reason: String
    package let remedy: String
    package let at: Instant

    package init(apology: String, reason: String, remedy: String, at: Instant) {
        self.apology = apology
        self.reason = reason
        self.remedy = remedy
        self.at = at
    }
}

extension Promise {
    /// Open, and its clock is not standing.
    package var isRunning: Bool { state == .open && pausedSince == nil }

    /// The outcome if what was promised is done at `now`: exactly at the due time is still kept. While its clock stands
    /// no time passes for it; what was late when it was stopped is late.
    package func outcome(doneAt now: Instant) -> State { (pausedSince ?? now) <= dueAt ? .kept : .broken }

    /// What becomes of it when another takes its place: what is late already stays broken.
    func givingWay(at now: Instant) -> CaseEvent {
        .promiseSettled(id, as: outcome(doneAt: now) == .kept ? .replaced : .broken, at: now)
    }

    /// How much of its time is left at `now`, 0 to 1.
    package func shareLeft(at now: Instant) -> Double {
        let whole = (dueAt - startsAt).milliseconds - pausedFor.milliseconds
        let left = (dueAt - (pausedSince ?? now)).milliseconds
        return whole <= 0 ? 0 : min(1, max(0, Double(left) / Double(whole)))
    }
}
