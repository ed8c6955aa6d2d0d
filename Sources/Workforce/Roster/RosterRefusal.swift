import Kernel

/// What can be wrong with a plan, a leave or a swap that somebody asks for.
package enum RosterRefusal: Refusal, Equatable {
    case unknownShift(String)
    case unknownPattern(String)
    case unknownDepartment(String)
    case unknownLeaveKind(String)
    case notInThisPlan(String)
    case badMonth
    case badDays
    case spanTooLong(most: Int)
    case tooManyCells(most: Int)
    case rosterChanged(who: String, day: String)
    case alreadyPublished
    case notPublished
    case breachesOpen(Int)
    case unknownBreach
    case reasonMissing
    case unknownLeave
    case unknownSwap
    case requestIsClosed
    case ownRequest
    case notYourRequest
    case swapWithoutShift
    case swapOutdated
    case dayIsPast

    package var code: String {
        let text = String(describing: self)
        return String(text.prefix { $0 != "(" })
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownLeave, .unknownSwap: .notFound
        case .ownRequest, .notYourRequest: .notAllowed
        case .rosterChanged, .alreadyPublished, .notPublished, .breachesOpen, .requestIsClosed, .swapOutdated: .conflict
        case .unknownShift, .unknownPattern, .unknownDepartment, .unknownLeaveKind, .notInThisPlan, .badMonth,
            .badDays, .spanTooLong, .tooManyCells, .unknownBreach, .reasonMissing, .swapWithoutShift, .dayIsPast:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownShift(let given), .unknownPattern(let given), .unknownDepartment(let given),
            .unknownLeaveKind(let given), .notInThisPlan(let given):
            ["given": String(given.prefix(60))]
        case .spanTooLong(let most), .tooManyCells(let most): ["most": "\(most)"]
        case .rosterChanged(let who, let day): ["who": who, "day": day]
        case .breachesOpen(let count): ["n": "\(count)"]
        default: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .unknownShift: ["shift"]
        case .unknownPattern: ["pattern"]
        case .unknownDepartment: ["department"]
        case .unknownLeaveKind: ["kind"]
        case .notInThisPlan: ["staff"]
        case .badMonth: ["month"]
        case .badDays, .spanTooLong, .dayIsPast: ["day"]
        case .reasonMissing, .breachesOpen: ["reason"]
        default: []
        }
    }
}
