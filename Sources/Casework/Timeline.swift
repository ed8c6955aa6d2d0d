import Kernel
import Store
import Workforce

/// Everything that happened to a case, in order, never edited: one entry an act, with the events that it caused.
package struct TimelineEntry: Sendable, Codable, Hashable {
    package let id: ID<TimelineEntry>
    package let at: Instant
    package let actor: ID<Staff>
    package let actorName: String
    /// The device or the token.
    package let via: String
    package let audience: Audience
    /// `register`, `message` or the key of an action.
    package let act: String
    /// What was said, in the words of whoever said it.
    package let words: String
    package let events: [CaseEvent]

    /// What is written without an action of a procedure: no action may be called so.
    package static let reserved: Set<String> = [
        "register", "message", "promise", "word", "heard", "sent", "unsent", "unsent-late", "untold-declined",
        "untold-phone", "attach", "absorb", "released", "tie", "untie", "review", "door-code", "link", "unlink",
        "outage", "outage-over", "call-out", "answer-call", "tick", "untick", "stand-down", "not-major", "calendar",
        "import", "import-answer", "import-undone", "page-made", "page-sent", "page-opened", "page-revoked",
        "passes-ended", "window-moved", Cases.printing,
    ]
}
