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
    /// The text message with the link did not arrive.
    package let hasFailed: Bool

    /// A letter must be printed, so that nobody is forgotten.
    package var needsLetter: Bool {
        guard state == .invited, printedAt == nil, !isSeen, phase.map({ !$0.isOver }) ?? false else { return false }
        return !isByText || hasFailed
    }

    /// The customer has neither chosen a time nor refused.
    package var isMissing: Bool { state == .invited && !isBooked && !(phase?.isOver ?? true) }
}
