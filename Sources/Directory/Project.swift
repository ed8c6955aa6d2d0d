import Kernel
import Store

/// One managed estate, tower, mall, campus or sales venue.
package struct Project: Sendable, Hashable, Codable {
    package let id: ID<Project>
    package let code: String
    package let name: String
    /// A zone of the tz database.
    package let zoneIdentifier: String

    package var zone: Zone { Zone(zoneIdentifier) ?? .shanghai }
}

/// What can be wrong with something asked of the directory.
package enum DirectoryRefusal: Refusal, Equatable {
    case unknownProject(String)
    case unknownPlace(String)
    case unknownPerson(String)
    case nameMissing
    case codeTaken(String)
    case phoneUnreadable(String)
    case tooLong(field: String, limit: Int)

    package var code: String {
        switch self {
        case .unknownProject: "unknownProject"
        case .unknownPlace: "unknownPlace"
        case .unknownPerson: "unknownPerson"
        case .nameMissing: "nameMissing"
        case .codeTaken: "codeTaken"
        case .phoneUnreadable: "phoneUnreadable"
        case .tooLong: "tooLong"
        }
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownProject, .unknownPlace, .nameMissing, .phoneUnreadable: .invalid
        case .unknownPerson: .notFound
        case .codeTaken: .conflict
        case .tooLong: .tooLarge
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownProject(let text), .unknownPlace(let text), .unknownPerson(let text), .codeTaken(let text),
            .phoneUnreadable(let text):
            ["given": String(text.prefix(60))]
        case .nameMissing: [:]
        case .tooLong(let field, let limit): ["field": field, "limit": "\(limit)"]
        }
    }

    package var fields: [String] {
        switch self {
        case .unknownProject: ["project"]
        case .unknownPlace: ["place"]
        case .unknownPerson: ["person"]
        case .nameMissing: ["name"]
        case .codeTaken: ["code"]
        case .phoneUnreadable: ["phone"]
        case .tooLong(let field, _): [field]
        }
    }
}
