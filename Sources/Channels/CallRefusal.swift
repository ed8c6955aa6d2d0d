import Kernel

/// What can be wrong with what is said of a call.
package enum CallRefusal: Refusal, Equatable {
    case unknownPhoneCall(String)
    case fieldMissing(String)
    case tooLong(field: String, limit: Int)
    /// More than a week ago or ten minutes to come.
    case callTimeOutOfReach
    /// A recording lies at an address of the web.
    case badRecording
    /// Only a call that nobody took is called back.
    case callNotMissed
    case noProject

    package var code: String {
        let text = String(describing: self)
        return String(text.prefix { $0 != "(" })
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownPhoneCall: .notFound
        case .callNotMissed: .conflict
        case .fieldMissing, .tooLong, .callTimeOutOfReach, .badRecording, .noProject: .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownPhoneCall(let given): ["given": String(given.prefix(60))]
        case .fieldMissing(let field): ["field": field]
        case .tooLong(let field, let limit): ["field": field, "limit": "\(limit)"]
        case .callTimeOutOfReach, .badRecording, .callNotMissed, .noProject: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .fieldMissing(let field), .tooLong(let field, _): [field]
        case .callTimeOutOfReach: ["at"]
        case .badRecording: ["recordingUrl"]
        case .unknownPhoneCall, .callNotMissed, .noProject: []
        }
    }
}
