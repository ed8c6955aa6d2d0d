import Kernel

/// What can be wrong with an entry of a duty log or with a hand-over.
package enum HandoverRefusal: Refusal, Equatable {
    case unknownDutyEntry
    case unknownHandover
    case eventMissing
    /// An entry is of the past, and of no more than a year ago.
    case entryTimeOutOfRange
    /// Somebody else wrote a newer version meanwhile.
    case entryChanged
    case correctionNeedsReason
    case entryHasCase
    case entryIsStruck
    /// Another one of the post waits to be signed.
    case handoverWaits(String)
    case handoverDecided
    /// Nobody takes over from themselves.
    case ownHandover
    case countMissing(String)
    case countOutOfRange(String)
    case countNeedsReason(String)
    case checklistNeedsRemark
    case openingNeedsWord
    case signatureNeedsName
    case withdrawalNeedsReason
    case notWhoHandedOver
    case tooManyLogDays(most: Int)

    package var code: String {
        let text = String(describing: self)
        return String(text.prefix { $0 != "(" })
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownDutyEntry, .unknownHandover: .notFound
        case .entryChanged: .stale
        case .entryHasCase, .entryIsStruck, .handoverWaits, .handoverDecided: .conflict
        case .ownHandover, .notWhoHandedOver: .notAllowed
        case .eventMissing, .entryTimeOutOfRange, .correctionNeedsReason, .countMissing, .countOutOfRange,
            .countNeedsReason, .checklistNeedsRemark, .openingNeedsWord, .signatureNeedsName,
            .withdrawalNeedsReason, .tooManyLogDays:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .handoverWaits(let number): ["number": number]
        case .countMissing(let line), .countOutOfRange(let line), .countNeedsReason(let line): ["line": line]
        case .tooManyLogDays(let most): ["most": "\(most)"]
        default: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .eventMissing: ["event"]
        case .entryTimeOutOfRange: ["at"]
        case .correctionNeedsReason, .withdrawalNeedsReason: ["reason"]
        case .countMissing(let line), .countOutOfRange(let line): ["count.\(line)"]
        case .countNeedsReason(let line): ["reason.\(line)"]
        case .checklistNeedsRemark: ["remarks"]
        case .openingNeedsWord: ["difference"]
        case .signatureNeedsName: ["name"]
        case .tooManyLogDays: ["until"]
        default: []
        }
    }
}
