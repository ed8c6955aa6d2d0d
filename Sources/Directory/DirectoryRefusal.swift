import Kernel

/// What can be wrong with something asked of the directory.
package enum DirectoryRefusal: Refusal, Equatable {
    case unknownProject(String)
    /// It takes no new cases any more.
    case projectClosed(String)
    /// Not small letters, digits and -, a letter first.
    case badCode
    case badTimeZone(String)
    case tooManyKept(limit: Int)
    case unknownPlace(String)
    case unknownPerson(String)
    case nameMissing
    case codeTaken(String)
    case phoneUnreadable(String)
    case tooLong(field: String, limit: Int)
    case placeStale(current: Int)
    case placeRetired(String)
    case placeHasParts(String)
    /// Nothing may lie in itself.
    case placeInItself(String)
    case tooManyCodes(limit: Int)
    case notAFacility(String)
    case nothingInside(String)
    case unknownCarePlan(String)
    case unknownZone(String)
    case stewardAlready(String)
    case nobodyToStandInFor

    /// The name of the case without its values: stable, and the key of its sentence.
    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .unknownProject, .unknownPlace, .nameMissing, .phoneUnreadable, .notAFacility, .nothingInside,
            .nobodyToStandInFor, .badCode, .badTimeZone, .placeInItself:
            .invalid
        case .unknownPerson, .unknownCarePlan, .unknownZone: .notFound
        case .codeTaken, .placeRetired, .placeHasParts, .stewardAlready, .projectClosed, .tooManyKept, .tooManyCodes:
            .conflict
        case .placeStale: .stale
        case .tooLong: .tooLarge
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownProject(let text), .unknownPlace(let text), .unknownPerson(let text), .codeTaken(let text),
            .phoneUnreadable(let text), .placeRetired(let text), .placeHasParts(let text), .notAFacility(let text),
            .nothingInside(let text), .unknownCarePlan(let text), .unknownZone(let text), .stewardAlready(let text),
            .projectClosed(let text), .badTimeZone(let text), .placeInItself(let text):
            ["given": String(text.prefix(60))]
        case .nameMissing, .nobodyToStandInFor, .badCode: [:]
        case .tooManyKept(let limit), .tooManyCodes(let limit): ["limit": "\(limit)"]
        case .placeStale(let version): ["version": "\(version)"]
        case .tooLong(let field, let limit): ["field": field, "limit": "\(limit)"]
        }
    }

    package var fields: [String] {
        switch self {
        case .unknownProject, .projectClosed: ["project"]
        case .badTimeZone: ["zone"]
        case .unknownPlace, .placeRetired: ["place"]
        case .stewardAlready: ["staff"]
        case .nobodyToStandInFor: ["standsInFor"]
        case .nothingInside: ["inside"]
        case .placeStale, .placeHasParts, .notAFacility, .unknownCarePlan, .unknownZone, .tooManyKept,
            .tooManyCodes:
            []
        case .placeInItself: ["parent"]
        case .unknownPerson: ["person"]
        case .nameMissing: ["name"]
        case .codeTaken, .badCode: ["code"]
        case .phoneUnreadable: ["phone"]
        case .tooLong(let field, _): [field]
        }
    }
}
