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
    case passwordTooCommon
    /// The new password is the one that somebody else gave.
    case passwordWasGiven
    /// Nothing else opens before an own password is chosen.
    case mustChoosePassword
    case badPhone
    case badManager
    case postMissing
    case tooManyPosts(most: Int)
    case roleRetired(String)
    case roleTaken(String)
    case badRoleKey
    case badRoleName
    case tooManyRoles(most: Int)
    case unknownDepartment(String)
    case changedMeanwhile
    case notOneself
    case hasLeft
    case isHere
    /// Whoever takes over works there still, and is somebody else.
    case badHeir
    case reasonMissing
    case reasonTooLong(most: Int)
    case unknownSession

    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .notSignedIn, .wrongUserOrPassword, .signInAgain: .notSignedIn
        case .notAllowed, .formExpired, .beyondTheScope, .mustChoosePassword, .notOneself: .notAllowed
        case .tooManyTries, .tooManyRequests, .tooManyAtOnce: .tooMany
        case .wrongPassword, .passwordTooShort, .passwordTooPlain, .badUserName, .badStaffName, .unknownStaff,
            .unknownRole, .wrongCode, .passwordTooCommon, .passwordWasGiven, .badPhone, .badManager, .postMissing,
            .tooManyPosts, .roleRetired, .badRoleKey, .badRoleName, .unknownDepartment, .badHeir, .reasonMissing,
            .reasonTooLong:
            .invalid
        case .userTaken, .somebodyMustChangeRights, .noKey, .factorIsOn, .roleTaken, .tooManyRoles, .hasLeft, .isHere:
            .conflict
        case .changedMeanwhile: .stale
        case .unknownSession: .notFound
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .notAllowed(let right): ["right": right.rawValue]
        case .tooManyTries(let seconds), .tooManyRequests(let seconds), .tooManyAtOnce(let seconds):
            ["seconds": "\(seconds)"]
        case .passwordTooShort(let least): ["least": "\(least)"]
        case .unknownStaff(let given), .unknownRole(let given), .userTaken(let given), .roleRetired(let given),
            .roleTaken(let given), .unknownDepartment(let given):
            ["given": String(given.prefix(60))]
        case .tooManyPosts(let most), .tooManyRoles(let most), .reasonTooLong(let most): ["most": "\(most)"]
        default: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .wrongPassword: ["current"]
        case .wrongCode: ["code"]
        case .passwordTooShort, .passwordTooPlain, .passwordTooCommon, .passwordWasGiven: ["password"]
        case .unknownStaff: ["agent"]
        case .unknownRole, .postMissing, .tooManyPosts, .roleRetired: ["role"]
        case .userTaken, .badUserName: ["user"]
        case .badStaffName, .badRoleName: ["name"]
        case .badPhone: ["phone"]
        case .badManager: ["manager"]
        case .badRoleKey, .roleTaken: ["key"]
        case .unknownDepartment: ["departments"]
        case .badHeir: ["heirs"]
        case .reasonMissing, .reasonTooLong: ["reason"]
        default: []
        }
    }

    package var waitSeconds: Int? {
        switch self {
        case .tooManyTries(let seconds), .tooManyRequests(let seconds), .tooManyAtOnce(let seconds): seconds
        default: nil
        }
    }
}
