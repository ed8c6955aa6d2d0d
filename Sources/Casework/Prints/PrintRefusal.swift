import Kernel

/// Why a paper of a procedure is not printed.
package enum PrintRefusal: Refusal, Equatable {
    /// The procedure has no paper of that key.
    case unknownPrint(String)
    /// It is not printed at the stage in which the case is.
    case printNotNow(String)
    /// It carries the code of a pass, and none of the case opens a gate any more.
    case printNeedsPass(String)

    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .unknownPrint: .notFound
        case .printNotNow, .printNeedsPass: .conflict
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownPrint(let given), .printNotNow(let given), .printNeedsPass(let given):
            ["given": String(given.prefix(60))]
        }
    }
}
