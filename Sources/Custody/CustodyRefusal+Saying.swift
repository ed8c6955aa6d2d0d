import Kernel

extension CustodyRefusal {
    package var kind: RefusalKind {
        switch self {
        case .unknownKey, .unknownCabinet, .unknownCount, .unknownKeyAct: .notFound
        case .keyNumberTaken, .cabinetTaken, .hookTaken, .keyRetired, .noCopyInHand, .copiesAreOut, .keyHeld,
            .keyNotHeld, .lossSettled, .countMoved, .countSigned, .sameSigner:
            .conflict
        case .keyStale: .stale
        case .tooLong: .tooLarge
        case .unknownLoan, .unknownLoss, .unknownKeyEntry, .unknownBorrower, .ambiguousBorrower, .fieldMissing,
            .numberOutOfRange, .unknownWord, .dateOutOfRange, .wholeIdentity, .copiesBelowUse, .sealDiffers,
            .countIncomplete, .differenceNeedsReason, .nothingToCount:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownKey(let text), .unknownCabinet(let text), .unknownCount(let text), .unknownLoan(let text),
            .unknownLoss(let text), .unknownKeyEntry(let text), .unknownBorrower(let text),
            .ambiguousBorrower(let text), .unknownKeyAct(let text), .keyNumberTaken(let text),
            .cabinetTaken(let text), .keyRetired(let text),
            .noCopyInHand(let text), .copiesAreOut(let text), .keyHeld(let text), .keyNotHeld(let text),
            .differenceNeedsReason(let text), .countMoved(let text):
            ["given": String(text.prefix(60))]
        case .fieldMissing(let field), .dateOutOfRange(let field): ["field": field]
        case .tooLong(let field, let limit): ["field": field, "limit": "\(limit)"]
        case .numberOutOfRange(let field, let least, let most):
            ["field": field, "least": "\(least)", "most": "\(most)"]
        case .unknownWord(let field, let given, let known):
            ["field": field, "given": String(given.prefix(60)), "known": known.joined(separator: ", ")]
        case .hookTaken(let number), .countIncomplete(let number), .copiesBelowUse(let number): ["n": "\(number)"]
        case .keyStale(let version): ["version": "\(version)"]
        case .wholeIdentity, .sealDiffers, .lossSettled, .countSigned, .sameSigner, .nothingToCount: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .fieldMissing(let field), .dateOutOfRange(let field): [field]
        case .tooLong(let field, _): [field]
        case .numberOutOfRange(let field, _, _), .unknownWord(let field, _, _): [field]
        case .unknownLoan: ["loan"]
        case .unknownLoss: ["loss"]
        case .unknownKeyEntry: ["entry"]
        case .unknownBorrower, .ambiguousBorrower: ["borrower"]
        case .keyNumberTaken: ["number"]
        case .cabinetTaken: ["code"]
        case .hookTaken: ["hook"]
        case .wholeIdentity: ["identity"]
        case .copiesBelowUse: ["copies"]
        case .sealDiffers: ["note"]
        case .unknownKey, .unknownCabinet, .unknownCount, .unknownKeyAct, .keyRetired, .noCopyInHand, .copiesAreOut,
            .keyStale, .keyHeld, .keyNotHeld, .lossSettled, .countIncomplete, .differenceNeedsReason, .countMoved,
            .countSigned, .sameSigner, .nothingToCount:
            []
        }
    }
}
