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
