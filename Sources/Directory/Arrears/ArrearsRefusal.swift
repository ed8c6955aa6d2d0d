import Kernel

/// What can be wrong with what is told of arrears.
package enum ArrearsRefusal: Refusal, Equatable {
    case noStatement(Day)
    case amountImpossible
    case sinceImpossible
    case statementInFuture
    case toldTwice(String)

    /// The name of the case without its values: stable, and the key of its sentence.
    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }
    package var kind: RefusalKind { .invalid }

    package var arguments: [String: String] {
        switch self {
        case .noStatement(let day): ["day": "\(day)"]
        case .toldTwice(let code): ["given": code]
        case .amountImpossible, .sinceImpossible, .statementInFuture: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .noStatement, .statementInFuture: ["day"]
        case .amountImpossible: ["amount"]
        case .sinceImpossible: ["since"]
        case .toldTwice: ["place"]
        }
    }
}
