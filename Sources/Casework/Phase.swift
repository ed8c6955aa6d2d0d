import Store

/// What a stage means to clocks and figures, whatever its procedure calls it.
package enum Phase: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case open, waiting, solved, confirming, closed, cancelled

    /// Nothing more is owed to the customer.
    package var isOver: Bool { self == .closed || self == .cancelled }
    /// The phases of a case that somebody still looks after.
    package static let live: [Phase] = [.open, .waiting, .solved, .confirming]
}

package enum Priority: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case general, major, emergency
}

/// Who may read an entry of the timeline.
package enum Audience: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case customer, inside
}

/// How a case ended.
package enum Closing: String, Sendable, Codable, CaseIterable, SQLConvertible {
    /// The customer said that it is done.
    case confirmed
    /// The customer could not be reached; counts against the figures.
    case unconfirmed
    /// Answered in the first contact.
    case answered
    /// The paperwork is done.
    case finished
    case withdrawn, cancelled, merged
}
