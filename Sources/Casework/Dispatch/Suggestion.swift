import Kernel
import Workforce

/// Somebody to whom a piece of work could go, with what speaks for them and against.
package struct Suggestion: Sendable, Hashable {
    package enum Nearness: Int, Sendable, CaseIterable {
        case samePlace, sameUnit, sameBuilding, elsewhere

        package var word: String { String(describing: self) }

        /// How near two places lie in the place tree, by their codes: `3-1-802` and `3-1-101` are in one unit.
        init(_ a: String, _ b: String) {
            guard !a.isEmpty, !b.isEmpty else { self = .elsewhere; return }
            let (one, other) = (a.split(separator: "-"), b.split(separator: "-"))
            let shared = zip(one, other).prefix { $0 == $1 }.count
            if a == b { self = .samePlace; return }
            self = shared >= 2 ? .sameUnit : shared == 1 ? .sameBuilding : .elsewhere
        }
    }

    package let staff: ID<Staff>
    package let isOnDuty: Bool
    /// Can do the trade, as was said of them.
    package let isSkilled: Bool
    /// Looks after the place.
    package let isInZone: Bool
    /// Where they are at work now, seen from the case.
    package let nearness: Nearness
    /// Pieces of work in hand.
    package let open: Int
    /// Pieces of work that they got today, done ones too.
    package let today: Int
    /// The last piece that they got; nil where that was before today and is done.
    package let last: ID<CaseTask>?
    /// Has as much in hand as the desk allows.
    package let isFull: Bool

    /// Who comes first: on duty before off, who has room before who has none, who can do it, whose zone it is, the
    /// nearer, who has less in hand, who got less today, whose turn was longest ago.
    static func comesFirst(_ a: Suggestion, _ b: Suggestion) -> Bool { a.rank.lexicographicallyPrecedes(b.rank) }

    private var rank: [Int64] {
        [
            isOnDuty ? 0 : 1, isFull ? 1 : 0, isSkilled ? 0 : 1, isInZone ? 0 : 1, Int64(nearness.rawValue),
            Int64(open), Int64(today), last?.number ?? 0, staff.number,
        ]
    }
}
