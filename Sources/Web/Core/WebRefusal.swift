import Kernel

/// What can be wrong with a request before any room sees it.
enum WebRefusal: Refusal, Equatable {
    case unknownPage
    case wrongMethod
    case badQuery(String)
    case badJSON(String)
    case wrongType(field: String)
    case missing(field: String)
    case bodyTooLarge(limit: Int)
    case tooSlow
    case brokenOff
    case badKey
    case badVersion
    case badForm
    case notJSON
    /// A new password that was typed twice, and not the same.
    case passwordsDiffer

    var code: String {
        let text = String(describing: self)
        return String(text.prefix { $0 != "(" })
    }

    var kind: RefusalKind {
        switch self {
        case .unknownPage: .notFound
        case .wrongMethod: .wrongMethod
        case .badJSON, .notJSON, .badForm, .brokenOff, .badQuery, .badKey, .badVersion: .malformed
        case .wrongType, .missing, .passwordsDiffer: .invalid
        case .bodyTooLarge: .tooLarge
        case .tooSlow: .tooSlow
        }
    }

    var arguments: [String: String] {
        switch self {
        case .badQuery(let field), .wrongType(let field), .missing(let field): ["field": field]
        case .badJSON(let reason): ["reason": reason]
        case .bodyTooLarge(let limit): ["limit": "\(limit >> 20)"]
        default: [:]
        }
    }

    var fields: [String] {
        switch self {
        case .badQuery(let field), .wrongType(let field), .missing(let field): [field]
        default: []
        }
    }
}
