import Kernel

/// What can be wrong with a change of a procedure.
package enum ProcedureRefusal: Refusal, Equatable {
    case unknownProcedure(String)
    case badProcedureKey(String)
    case procedureKnown(String)
    case procedureFaulty(line: Int, reason: String)
    case procedureStale(by: String)
    case draftStale(by: String)
    case procedureTooLong(limit: Int)
    case procedureNote
    /// A key that cases use would be lost.
    case textInUse(String, count: Int, cases: [String])
}

extension ProcedureRefusal {
    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .unknownProcedure: .notFound
        case .procedureKnown, .procedureStale, .draftStale, .textInUse: .conflict
        case .procedureTooLong: .tooLarge
        case .badProcedureKey, .procedureFaulty, .procedureNote: .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownProcedure(let given), .badProcedureKey(let given), .procedureKnown(let given):
            ["given": String(given.prefix(60))]
        case .procedureFaulty(let line, let reason): ["row": "\(line)", "reason": reason]
        case .procedureStale(let by), .draftStale(let by): ["by": by]
        case .procedureTooLong(let limit): ["limit": "\(limit)"]
        case .procedureNote: [:]
        case .textInUse(let key, let count, let cases):
            ["given": String(key.prefix(120)), "count": "\(count)", "cases": cases.joined(separator: ", ")]
        }
    }

    package var fields: [String] {
        switch self {
        case .badProcedureKey, .procedureKnown: ["procedure"]
        case .procedureFaulty, .procedureTooLong, .textInUse: ["source"]
        case .procedureNote: ["note"]
        case .unknownProcedure, .procedureStale, .draftStale: []
        }
    }
}
