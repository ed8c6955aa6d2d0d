import Kernel

/// What can be wrong with something asked of warnings and digests.
package enum InsightRefusal: Refusal, Equatable {
    case unknownAlert(String)
    case unknownDigest(String)
    /// What is done about an alert is done in its project.
    case caseElsewhere(String)

    package var code: String {
        let text = String(describing: self)
        return String(text.prefix { $0 != "(" })
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownAlert, .unknownDigest: .notFound
        case .caseElsewhere: .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownAlert(let given), .unknownDigest(let given), .caseElsewhere(let given):
            ["given": String(given.prefix(60))]
        }
    }

    package var fields: [String] {
        switch self {
        case .caseElsewhere: ["case"]
        case .unknownAlert, .unknownDigest: []
        }
    }
}
