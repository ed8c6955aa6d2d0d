import Directory
import Kernel
import Store
import Workforce

/// The same word to everybody whom an outage or an incident concerns: planned as one, told in portions, each once.
package struct News: Sendable, Hashable {
    /// What it is about: whose cases hear it.
    package enum About: Sendable, Hashable {
        /// Everybody who asked, also those whose case is closed; not those whose case was cancelled.
        case outage(ID<Outage>)
        /// Everybody whose case is tied and not over.
        case incident(ID<Incident>)
    }

    package let id: ID<News>
    package let about: About
    package let project: ID<Project>
    package let text: String
    /// By which channel; nil: by that of each case.
    package let channel: String?
    package let by: ID<Staff>
    package let byName: String
    let via: String
    package let madeAt: Instant
    /// When its text messages begin to leave, where they wait for the quiet hours to end; nil where they left at once.
    package let leavesAt: Instant?
    /// The newest case that hears it: who comes later has been told something newer.
    let last: ID<Case>
    /// How many were to hear it when it was written.
    package let hearers: Int
    /// How many a person tells: it stands on their case as said.
    package var said = 0
    /// How many text messages of it were put on their way.
    package var texts = 0
    /// How many no text message goes to; each is to be called instead.
    package var leftOut = 0
    /// When the last of its cases had it; nil while it is under way.
    package var doneAt: Instant?
    /// Of its text messages, how many have left, and how many never will.
    package var sent = 0
    package var failed = 0

    /// For how many it is done.
    package var told: Int { said + texts + leftOut }

    func isFor(_ item: Case) -> Bool {
        switch about {
        case .outage: item.phase != .cancelled
        case .incident: !item.phase.isOver
        }
    }
}

/// Somebody whom a news does not reach as a text message: to be called instead.
package struct LeftOut: Sendable, Hashable {
    package enum Why: String, Sendable, CaseIterable, SQLConvertible {
        /// They refuse text messages that they did not ask for.
        case declined
        /// There is no number to send it to.
        case phone
    }

    package let item: Case
    package let why: Why
}

/// What a news would do if it were written now.
package struct NewsOutlook: Sendable, Hashable {
    package let hearers: Int
    /// Of them, how many refuse unasked text messages.
    package let declined: Int
    /// When text messages would leave; nil: at once, or none would.
    package let leavesAt: Instant?
}
