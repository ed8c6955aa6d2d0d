import Kernel

/// What can be wrong with what is asked of rounds.
package enum RoundRefusal: Refusal, Equatable {
    case unknownRound(String)
    case unknownRoundPlan(String)
    case unknownPoint(String)
    case unknownFinding(String)
    case unknownProposal(String)
    case fieldMissing(String)
    case tooLong(field: String, limit: Int)
    case tooMany(field: String, limit: Int)
    case badRule(String)
    case badWindow(String)
    case badLimits(String)
    case codeTwice(String)
    case wrongPointCode
    case checkMissing(String)
    case photoMissing(String)
    case unknownPhoto
    case planStale(current: Int)
    /// Taken by another, over, or not to be walked by this person.
    case roundNotYours
    case roundOver
    case walkerUnfit(String)
    case nothingToDecide
    case notCorrectedYet
    case unknownPaymentSheet(String)
    /// Its work is not outsourced.
    case notAContractor(String)
    case badContractSum
    case sheetApproved
    /// Whoever drew it up does not approve it.
    case ownSheet
    case monthNotOver
    /// It is another sum than the approver has seen.
    case paymentChanged

    package var code: String {
        let text = String(describing: self)
        return String(text.prefix { $0 != "(" })
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownRound, .unknownRoundPlan, .unknownPoint, .unknownFinding, .unknownProposal,
            .unknownPaymentSheet:
            .notFound
        case .roundNotYours, .roundOver, .nothingToDecide, .notCorrectedYet, .sheetApproved, .monthNotOver,
            .paymentChanged:
            .conflict
        case .ownSheet: .notAllowed
        case .planStale: .stale
        case .fieldMissing, .tooLong, .tooMany, .badRule, .badWindow, .badLimits, .codeTwice, .wrongPointCode,
            .checkMissing, .photoMissing, .unknownPhoto, .walkerUnfit, .notAContractor, .badContractSum:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownRound(let given), .unknownRoundPlan(let given), .unknownPoint(let given), .walkerUnfit(let given),
            .unknownFinding(let given), .unknownProposal(let given), .badRule(let given), .badWindow(let given),
            .badLimits(let given), .codeTwice(let given), .checkMissing(let given), .photoMissing(let given),
            .unknownPaymentSheet(let given), .notAContractor(let given):
            ["given": String(given.prefix(80))]
        case .fieldMissing(let field): ["field": field]
        case .tooLong(let field, let limit), .tooMany(let field, let limit): ["field": field, "limit": "\(limit)"]
        case .planStale(let current): ["current": "\(current)"]
        case .wrongPointCode, .unknownPhoto, .roundNotYours, .roundOver, .nothingToDecide, .notCorrectedYet,
            .badContractSum, .sheetApproved, .ownSheet, .monthNotOver, .paymentChanged:
            [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .fieldMissing(let field), .tooLong(let field, _), .tooMany(let field, _): [field]
        case .badRule: ["rule"]
        case .badWindow: ["windows"]
        case .badLimits: ["checks"]
        case .codeTwice: ["points"]
        case .wrongPointCode: ["code"]
        case .checkMissing: ["answers"]
        case .photoMissing, .unknownPhoto: ["photos"]
        case .walkerUnfit: ["assignee"]
        case .notAContractor: ["department"]
        case .badContractSum: ["sum"]
        case .paymentChanged: ["pay"]
        case .unknownRound, .unknownRoundPlan, .unknownPoint, .unknownFinding, .unknownProposal, .planStale,
            .roundNotYours, .roundOver, .nothingToDecide, .notCorrectedYet, .unknownPaymentSheet, .sheetApproved,
            .ownSheet, .monthNotOver:
            []
        }
    }
}
