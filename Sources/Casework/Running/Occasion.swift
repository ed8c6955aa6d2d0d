import Kernel
import Store

/// Why something happened by itself. The raw value is what the timeline keeps as its words and a task as its reason.
package enum Occasion: String, Sendable, Codable, CaseIterable, SQLConvertible {
    /// Nobody accepted the work in time.
    case unaccepted
    /// Whoever the work was sent to went off duty and had not accepted it.
    case offDuty = "off-duty"
    /// Whoever had the work, or was the agent, has left.
    case left
    /// The time until which the case waited has come.
    case deferred
    /// Nobody confirmed what was solved.
    case unconfirmed
    /// A rule would have sent the work at once, and nobody was there for it.
    case undispatched
    /// What was written to the customer could not be sent.
    case unsent
    /// The time of the stage is over.
    case lapsed
    /// What comes again in the stage has come.
    case recurring
    /// It has come, and what was asked the last time is not done.
    case missed
}

/// What a case will do by itself next, and when.
struct Coming: Sendable, Equatable {
    let occasion: Occasion
    let at: Instant
}
