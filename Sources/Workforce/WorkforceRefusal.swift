import Kernel

/// What can be wrong with something asked of the people who work here.
package enum WorkforceRefusal: Refusal, Equatable {
    case notSignedIn
    case notAllowed(Right)
    case wrongUserOrPassword
    case wrongPassword
    case tooManyTries(waitSeconds: Int)
    case tooManyRequests(waitSeconds: Int)
    case tooManyAtOnce(waitSeconds: Int)
    case passwordTooShort(least: Int)
    case passwordTooPlain
    case badUserName
    case badStaffName
    case unknownStaff(String)
    case unknownRole(String)
    case userTaken(String)
    case formExpired
    case beyondTheScope
    case somebodyMustChangeRights
    /// No key file, or another one: what is sealed does not open.
    case noKey
    case factorIsOn
    case wrongCode
    /// The first step was too long ago.
    case signInAgain

    package var code: String {
        switch self {
        case .notSignedIn: "notSignedIn"
        case .notAllowed: "notAllowed"
        case .wrongUserOrPassword: "wrongUserOrPassword"
        case .wrongPassword: "wrongPassword"
        case .tooManyTries: "tooManyTries"
        case .tooManyRequests: "tooManyRequests"
        case .tooManyAtOnce: "tooManyAtOnce"
        case .passwordTooShort: "passwordTooShort"
        case .passwordTooPlain: "passwordTooPlain"
        case .badUserName: "badUserName"
        case .badStaffName: "badStaffName"
        case .unknownStaff: "unknownStaff"
        case .unknownRole: "unknownRole"
        case .userTaken: "userTaken"
        case .formExpired: "formExpired"
        case .beyondTheScope: "beyondTheScope"
        case .somebodyMustChangeRights: "somebodyMustChangeRights"
        case .noKey: "noKey"
        case .factorIsOn: "factorIsOn"
        case .wrongCode: "wrongCode"
        case .signInAgain: "signInAgain"
        }
    }

    package var kind: RefusalKind {
        switch self {
        case .notSignedIn, .wrongUserOrPassword, .signInAgain: .notSignedIn
        case .notAllowed, .formExpired, .beyondTheScope: .notAllowed
        case .tooManyTries, .tooManyRequests, .tooManyAtOnce: .tooMany
        case .wrongPassword, .passwordTooShort, .passwordTooPlain, .badUserName, .badStaffName, .unknownStaff,
            .unknownRole, .wrongCode:
            .invalid
        case .userTaken, .somebodyMustChangeRights, .noKey, .factorIsOn: .conflict
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .notAllowed(let right): ["right": right.rawValue]
        case .tooManyTries(let seconds), .tooManyRequests(let seconds), .tooManyAtOnce(let seconds):
            ["seconds": "\(seconds)"]
        case .passwordTooShort(let least): ["least": "\(least)"]
        case .unknownStaff(let given), .unknownRole(let given), .userTaken(let given):
            ["given": String(given.prefix(60))]
        case .notSignedIn, .wrongUserOrPassword, .wrongPassword, .passwordTooPlain, .badUserName, .badStaffName,
            .formExpired, .beyondTheScope, .somebodyMustChangeRights, .noKey, .factorIsOn, .wrongCode, .signInAgain:
            [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .wrongPassword: ["current"]
        case .wrongCode: ["code"]
        case .passwordTooShort, .passwordTooPlain: ["password"]
        case .unknownStaff: ["agent"]
        case .unknownRole: ["role"]
        case .userTaken, .badUserName: ["user"]
        case .badStaffName: ["name"]
        case .notSignedIn, .notAllowed, .wrongUserOrPassword, .tooManyTries, .tooManyRequests, .tooManyAtOnce,
            .formExpired, .beyondTheScope, .somebodyMustChangeRights, .noKey, .factorIsOn, .signInAgain:
            []
        }
    }

    package var waitSeconds: Int? {
        switch self {
        case .tooManyTries(let seconds), .tooManyRequests(let seconds), .tooManyAtOnce(let seconds): seconds
        default: nil
        }
    }
}
