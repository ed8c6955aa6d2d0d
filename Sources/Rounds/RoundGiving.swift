import Kernel
import Store
import Workforce

/// A round went from one to another, or from nobody, or to nobody. Written down and never changed.
package struct RoundGiving: Sendable, Hashable {
    package enum Cause: String, Sendable, CaseIterable, SQLConvertible {
        /// A leader gave it.
        case hand
        /// Somebody took what nobody had.
        case taken
        /// Its plan was changed.
        case plan
        case swap, leave, roster, publishing

        /// What was given by hand stays where it is when the roster changes.
        package var isByHand: Bool { self == .hand || self == .taken }

        init(_ cause: RosterMove.Cause) {
            switch cause {
            case .swap: self = .swap
            case .leave: self = .leave
            case .roster: self = .roster
            case .publishing: self = .publishing
            }
        }
    }

    package let id: ID<RoundGiving>
    package let round: ID<Round>
    package let cause: Cause
    package let before: ID<Staff>?
    package let after: ID<Staff>?
    package let by: ID<Staff>
    package let at: Instant
}

/// A round that came to somebody or went to somebody else, for whom it concerns.
package struct MovedRound: Sendable {
    package let round: Round
    package let giving: RoundGiving
}
