import Kernel
import Workforce

/// What somebody does with a key.
package enum KeyAct: Sendable {
    case lend(LoanDraft)
    /// A loan, or the only one there is.
    case takeBack(loan: String?, condition: Key.Condition, note: String)
    case extend(loan: String?, until: Instant, reason: String)
    case hold(HoldDraft)
    /// Its owner has it again; it is kept no longer.
    case release(receiver: String)
    /// Somebody looked at its seal.
    ///
    /// - Parameter becomes: the number of a new one; empty where it stays.
    case seal(read: String, isIntact: Bool, becomes: String, note: String)
    case lose(loan: String?, words: String)
    case deed(loss: String?, deed: String, words: String)
    case settle(loss: String?, outcome: KeyLoss.Outcome, words: String)
    case change(KeyDraft, version: Int?)
    case retire(reason: String)
    /// Says what is wrong with a line of the ledger, in a line of its own.
    case correct(entry: String, words: String)

    package enum Name: String, Sendable, CaseIterable {
        case lend, takeBack = "return", extend, hold, release, seal, lose, deed, settle, change, retire, correct

        package var right: Right {
            switch self {
            case .lend, .takeBack, .extend, .hold, .release, .seal, .lose, .deed: .custodyLend
            case .settle, .change, .retire, .correct: .custodyManage
            }
        }
    }

    package var name: Name {
        switch self {
        case .lend: .lend
        case .takeBack: .takeBack
        case .extend: .extend
        case .hold: .hold
        case .release: .release
        case .seal: .seal
        case .lose: .lose
        case .deed: .deed
        case .settle: .settle
        case .change: .change
        case .retire: .retire
        case .correct: .correct
        }
    }
}
