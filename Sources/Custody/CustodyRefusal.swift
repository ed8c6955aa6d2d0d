import Kernel

/// What can be wrong with something asked of keys and borrowed things.
package enum CustodyRefusal: Refusal, Equatable {
    case unknownKey(String)
    case unknownCabinet(String)
    case unknownCount(String)
    case unknownLoan(String)
    case unknownLoss(String)
    case unknownKeyEntry(String)
    case unknownBorrower(String)
    case ambiguousBorrower(String)
    case unknownKeyAct(String)
    case fieldMissing(String)
    case tooLong(field: String, limit: Int)
    case numberOutOfRange(field: String, least: Int, most: Int)
    case unknownWord(field: String, given: String, known: [String])
    case dateOutOfRange(field: String)
    case keyNumberTaken(String)
    case cabinetTaken(String)
    case hookTaken(Int)
    case keyRetired(String)
    case noCopyInHand(String)
    case copiesAreOut(String)
    case keyStale(current: Int)
    case wholeIdentity
    case keyHeld(String)
    case keyNotHeld(String)
    case copiesBelowUse(least: Int)
    case sealDiffers
    case lossSettled
    case countIncomplete(Int)
    case differenceNeedsReason(String)
    case countMoved(String)
    case countSigned
    case sameSigner
    case nothingToCount

    /// The name of the case without its values: stable, and the key of its sentence.
    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }
}
