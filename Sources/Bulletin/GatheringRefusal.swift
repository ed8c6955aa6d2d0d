import Kernel

/// What can be wrong with activities, meetings and follow-ups.
package enum GatheringRefusal: Refusal, Equatable {
    case unknownActivity
    case unknownRegistration
    case unknownCost
    case unknownMeeting
    case unknownFollowUp
    /// Something that it needs is empty.
    case gatheringLacks(String)
    case gatheringEndsEarly
    /// Somebody else wrote or did something meanwhile.
    case gatheringChanged
    case gatheringNotNow
    /// More people than this have a seat already.
    case seatsTaken(taken: Int)
    /// There are 1 to so many.
    case tooManySeats(most: Int)
    /// More people at once than there are seats at all, or than may come together.
    case tooManyHeads(most: Int)
    case tooManyRegistrations(most: Int)
    case unknownGuest(String)
    /// Several are meant by it.
    case ambiguousGuest(String)
    /// They do not live where it is for, or have not its tag.
    case notForThem
    /// No registration of this activity has it.
    case unknownCode
    /// Another activity, by its number and title.
    case codeOfAnother(String)
    case registrationCancelled
    case alreadyRegistered
    case stillWaiting
    /// As many people as this, at this time on the project's wall clock.
    case alreadyCame(heads: Int, at: String)
    case notTheDay
    case wrongSum
    case tooManyCosts(most: Int)
    /// The chair alone approves minutes.
    case notTheChair
    /// Whoever wrote any of them does not approve them.
    case ownMinutes
    case tooManyItems(most: Int)
    case tooManyFollowUps(most: Int)
    case followUpHasCase

    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .unknownActivity, .unknownRegistration, .unknownCost, .unknownMeeting, .unknownFollowUp: .notFound
        case .gatheringChanged: .stale
        case .gatheringNotNow, .seatsTaken, .alreadyRegistered, .stillWaiting, .alreadyCame, .notTheDay,
            .registrationCancelled, .followUpHasCase:
            .conflict
        case .notTheChair, .ownMinutes: .notAllowed
        case .gatheringLacks, .gatheringEndsEarly, .tooManyHeads, .tooManySeats, .tooManyRegistrations, .unknownGuest,
            .ambiguousGuest, .notForThem, .unknownCode, .codeOfAnother, .wrongSum, .tooManyCosts, .tooManyItems,
            .tooManyFollowUps:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .gatheringLacks(let field): ["field": field]
        case .seatsTaken(let taken): ["taken": "\(taken)"]
        case .unknownGuest(let text), .ambiguousGuest(let text): ["given": String(text.prefix(60))]
        case .codeOfAnother(let text): ["activity": text]
        case .alreadyCame(let heads, let at): ["heads": "\(heads)", "at": at]
        case .tooManyHeads(let most), .tooManySeats(let most), .tooManyRegistrations(let most), .tooManyCosts(let most),
            .tooManyItems(let most), .tooManyFollowUps(let most):
            ["most": "\(most)"]
        default: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .gatheringLacks(let field): [field]
        case .gatheringEndsEarly: ["ends"]
        case .seatsTaken, .tooManySeats: ["seats"]
        case .tooManyHeads: ["heads"]
        case .unknownGuest, .ambiguousGuest, .notForThem, .alreadyRegistered: ["guest"]
        case .unknownCode, .codeOfAnother: ["code"]
        case .wrongSum: ["sum"]
        case .tooManyItems: ["items"]
        default: []
        }
    }
}
