import Kernel
import Workforce

/// A case as an outside body has it (the 12345 line, a street office): received from it or passed on to it, under the
/// body's own number and with the body's own deadline. Never edited: another one takes its place.
package struct OutsideMatter: Sendable, Codable, Hashable {
    /// Which way it went. The raw value is the word in the files and in the API.
    package enum Direction: String, Sendable, Codable, CaseIterable {
        case received
        case passedOn = "passed-on"
    }

    /// How it stands. The raw value is the word in the API.
    package enum State: String, Sendable, CaseIterable {
        /// The body waits for an answer.
        case open
        case answered
        /// The body looks after it by itself and waits for nothing.
        case takenOver = "taken-over"
        /// Another one took its place.
        case replaced
    }

    /// What the body was told.
    package struct Answer: Sendable, Codable, Hashable {
        package let text: String
        /// When the body heard it: what its deadline is held against.
        package let givenAt: Instant
        package let by: ID<Staff>
        /// When it was written down.
        package let at: Instant
    }

    package let id: ID<OutsideMatter>
    /// A key of the desk's list of bodies.
    package let body: String
    package let direction: Direction
    /// Under which the body has it, as it was typed; empty where it named none.
    package let number: String
    /// Until when the body wants an answer; nil where it named no time.
    package let deadline: Instant?
    package let note: String
    /// Why it takes the place of an earlier one.
    package let reason: String?
    /// The one whose place it takes.
    package let replaces: ID<OutsideMatter>?
    /// The promise that the deadline makes; nil where there is none.
    package let promise: ID<Promise>?
    package let by: ID<Staff>
    package let at: Instant
    package var answer: Answer?

    /// So many may stand on one case, those that were replaced among them.
    static let most = 50
    /// The longest number, in letters.
    package static let longestNumber = 60
    /// So far ahead, and so far back, a body's deadline may lie.
    static let farthest = Span.hours(24 * 366)
}

extension OutsideMatter {
    /// Whether it is the same matter: a body writes its numbers now in capitals, now not.
    func isOf(_ body: String, _ number: String) -> Bool {
        self.body == body && self.number.lowercased() == number.lowercased()
    }
}

extension Case {
    package func state(of matter: OutsideMatter) -> OutsideMatter.State {
        if matter.answer != nil { return .answered }
        if outside.contains(where: { $0.replaces == matter.id }) { return .replaced }
        return matter.direction == .passedOn && matter.deadline == nil ? .takenOver : .open
    }

    /// Those that a body waits for an answer to; while there is one the case does not close.
    package var unansweredOutside: [OutsideMatter] { outside.filter { state(of: $0) == .open } }

    /// The matter whose deadline a promise is.
    package func matter(of promise: Promise) -> OutsideMatter? { outside.first { $0.promise == promise.id } }
}
