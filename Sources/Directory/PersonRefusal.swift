import Kernel

/// What can be wrong with a change of a customer's file.
package enum PersonRefusal: Refusal, Equatable {
    case stalePerson(current: Int)
    case personMerged
    case personErased
    case nothingChanged
    case dayImpossible(field: String)
    case endsBeforeItBegins
    /// Somebody else is the tenant on one of these days.
    case tenancyTaken(since: Day)
    case livesThereAlready
    case nobodyHandsOver
    case unknownEntry
    case entryIsOver
    case entryIncomplete(field: String)
    case personHasTooMany(limit: Int)
    case paperNumberWrong
    case paperKnownAlready
    case sealedAway
    case samePerson
    case peopleOfTwoProjects
    case unknownMerge
    case mergedSince
    /// Somebody said that the two are not the same person.
    case distinctAlready

    package var code: String {
        switch self {
        case .stalePerson: "stalePerson"
        case .personMerged: "personMerged"
        case .personErased: "personErased"
        case .nothingChanged: "nothingChanged"
        case .dayImpossible: "dayImpossible"
        case .endsBeforeItBegins: "endsBeforeItBegins"
        case .tenancyTaken: "tenancyTaken"
        case .livesThereAlready: "livesThereAlready"
        case .nobodyHandsOver: "nobodyHandsOver"
        case .unknownEntry: "unknownEntry"
        case .entryIsOver: "entryIsOver"
        case .entryIncomplete: "entryIncomplete"
        case .personHasTooMany: "personHasTooMany"
        case .paperNumberWrong: "paperNumberWrong"
        case .paperKnownAlready: "paperKnownAlready"
        case .sealedAway: "sealedAway"
        case .samePerson: "samePerson"
        case .peopleOfTwoProjects: "peopleOfTwoProjects"
        case .unknownMerge: "unknownMerge"
        case .mergedSince: "mergedSince"
        case .distinctAlready: "distinctAlready"
        }
    }

    package var kind: RefusalKind {
        switch self {
        case .stalePerson: .stale
        case .personMerged, .personErased, .tenancyTaken, .livesThereAlready, .entryIsOver, .paperKnownAlready,
            .mergedSince, .sealedAway, .distinctAlready:
            .conflict
        case .nothingChanged, .dayImpossible, .endsBeforeItBegins, .nobodyHandsOver, .unknownEntry, .entryIncomplete,
            .personHasTooMany, .paperNumberWrong, .samePerson, .peopleOfTwoProjects, .unknownMerge:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .stalePerson(let version): ["version": "\(version)"]
        case .dayImpossible(let field), .entryIncomplete(let field): ["field": field]
        case .tenancyTaken(let day): ["day": "\(day)"]
        case .personHasTooMany(let limit): ["limit": "\(limit)"]
        default: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .dayImpossible(let field), .entryIncomplete(let field): [field]
        case .endsBeforeItBegins: ["until"]
        case .tenancyTaken, .livesThereAlready: ["place"]
        case .nobodyHandsOver: ["capacity"]
        case .unknownEntry, .entryIsOver, .unknownMerge, .mergedSince: ["entry"]
        case .paperNumberWrong, .paperKnownAlready: ["number"]
        case .samePerson, .peopleOfTwoProjects: ["other"]
        default: []
        }
    }
}
