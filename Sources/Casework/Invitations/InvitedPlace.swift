import Directory
import Kernel

/// A place of an invitation and what became of it.
package struct InvitedPlace: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable {
        case waiting, invited, running, ownerless, refused
    }

    package let id: ID<InvitedPlace>
    package let place: ID<Place>
    package let code: String
    package let state: State
    /// Why it was refused: the code of the refusal.
    package let why: String
    /// The number of its case, or of the one that was open already.
    package let number: String?
    package let stage: String
    package let customer: String
    package let phase: Phase?
    package let isByText: Bool
    package let printedAt: Instant?
    package let isSeen: Bool
    package let isBooked: Bool
    /// A letter must be printed, so that nobody is forgotten: no text message went, or it did not arrive.
    package let needsLetter: Bool
}

/// Which places of an invitation a list shows.
package enum InvitationPart: String, Sendable, CaseIterable {
    /// The customer has chosen a time, or the case is over; or neither.
    case all, answered, missing
    /// A letter is to be printed, or was.
    case letters, printed
    /// Nobody was invited there.
    case left
}
