import Directory
import Kernel
import Workforce

/// One procedure that was begun for many places at once, with a word to the owner of each.
package struct Invitation: Sendable, Hashable {
    package let id: ID<Invitation>
    /// What people read out: `B2611-001`.
    package let number: String
    package let project: ID<Project>
    package let desk: String
    package let kind: String
    package let scope: InvitationScope
    package let by: ID<Staff>
    package let byName: String
    package let via: String
    package let madeAt: Instant
    /// When the last place was worked off; nil while it runs.
    package var doneAt: Instant?

    /// So many places in one invitation.
    package static let mostPlaces = 5000
}

/// Which places an invitation is for: rooms that are in use.
package struct InvitationScope: Sendable, Codable, Hashable {
    package static let longestTag = 40
    package static let mostNamed = 200

    /// Codes of places: all rooms in one of them belong to it. Empty for the whole project.
    package var places: [String] = []
    /// What they are now; nil for everything that is sold.
    package var status: PlaceStatus?
    /// That the owner has; empty for everybody.
    package var tag = ""

    package init(places: [String] = [], status: PlaceStatus? = nil, tag: String = "") {
        (self.places, self.status, self.tag) = (places, status, tag.trimmed)
    }
}

/// How many places a scope has, and what would become of them.
package struct InvitationCount: Sendable, Hashable {
    package let places: Int
    /// An open case of this procedure is there already.
    package let running: Int
    /// Nobody owns it, as far as the house knows.
    package let ownerless: Int
    /// Of those that would be invited: how many could have a text message.
    package let texts: Int

    package var invited: Int { places - running - ownerless }
    package var letters: Int { invited - texts }
}

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

/// What became of the places of an invitation.
package struct InvitationFigures: Sendable, Hashable {
    package private(set) var places = 0
    package private(set) var waiting = 0
    package private(set) var invited = 0
    package private(set) var seen = 0
    package private(set) var booked = 0
    package private(set) var done = 0
    package private(set) var refused = 0
    package private(set) var missing = 0
    package private(set) var letters = 0
    /// Already open, without an owner, or turned away: nobody was invited.
    package private(set) var left = 0

    package init(_ all: [InvitedPlace]) {
        places = all.count
        waiting = all.count { $0.state == .waiting }
        let some = all.filter { $0.state == .invited }
        (invited, left) = (some.count, all.count - waiting - some.count)
        (seen, booked) = (some.count(where: \.isSeen), some.count(where: \.isBooked))
        (done, refused) = (some.count { $0.phase == .closed }, some.count { $0.phase == .cancelled })
        (missing, letters) = (some.count(where: \.isMissing), some.count(where: \.needsLetter))
    }
}

/// Which places of an invitation a list shows.
package enum InvitationPart: String, Sendable, CaseIterable {
    case all, missing, letters, left

    package func has(_ one: InvitedPlace) -> Bool {
        switch self {
        case .all: true
        case .missing: one.isMissing
        case .letters: one.needsLetter
        case .left: [.running, .ownerless, .refused].contains(one.state)
        }
    }
}

/// An invitation with everything that its page shows.
package struct InvitationFile: Sendable {
    package let one: Invitation
    package let project: Project
    package let figures: InvitationFigures
    /// Those of the part that was asked for, by code.
    package let places: [InvitedPlace]
}

/// A letter with a link that was just made.
package struct InvitationLetter: Sendable {
    package let code: String
    package let customer: String
    package let number: String
    package let text: String
    /// Where the link leads: told this once.
    package let address: String
    package let language: Language
}

/// Why many are not invited at once.
package enum InvitationRefusal: String, Refusal, Equatable {
    case unknownInvitation
    /// The procedure is not one that is begun for many places.
    case notForMany
    /// No room of the project is among what was chosen.
    case nobodyToInvite

    package var code: String { rawValue }

    package var kind: RefusalKind {
        switch self {
        case .unknownInvitation: .notFound
        case .notForMany: .invalid
        case .nobodyToInvite: .conflict
        }
    }
}
