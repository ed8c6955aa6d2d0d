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
    /// A post for a place says of which project.
    case placeNeedsProject
    /// The post reaches some places or categories only, and this is none of them.
    case outsideThePost
    case tooManyPosts(most: Int)
    case roleRetired(String)
    case roleTaken(String)
    /// This version would add nothing to the role, or somebody has answered already.
    case nothingOffered
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
    /// No provider is set here.
    case signOnIsOff
    /// It began in another browser, too long ago, or somebody came back by it already.
    case signOnLapsed
    /// The provider sent the browser back without a yes.
    case signOnDeclined
    /// The cause is for the log.
    case providerSilent(cause: String)
    case identityNotProven(cause: String)
    /// Nobody who works here is linked to it.
    case unknownIdentity
    case identityTaken
    case identityIsLinked
    case badSubject
    case noSuchIdentity

    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .notSignedIn, .wrongUserOrPassword, .signInAgain, .signOnLapsed, .signOnDeclined, .identityNotProven,
            .unknownIdentity:
            .notSignedIn
        case .notAllowed, .formExpired, .beyondTheScope, .mustChoosePassword, .notOneself, .outsideThePost: .notAllowed
        case .tooManyTries, .tooManyRequests, .tooManyAtOnce: .tooMany
        case .wrongPassword, .passwordTooShort, .passwordTooPlain, .badUserName, .badStaffName, .unknownStaff,
            .unknownRole, .wrongCode, .passwordTooCommon, .passwordWasGiven, .badPhone, .badManager, .postMissing,
            .tooManyPosts, .roleRetired, .badRoleKey, .badRoleName, .unknownDepartment, .badHeir, .reasonMissing,
            .reasonTooLong, .badSubject, .placeNeedsProject:
            .invalid
        case .userTaken, .somebodyMustChangeRights, .noKey, .factorIsOn, .roleTaken, .tooManyRoles, .hasLeft, .isHere,
            .nothingOffered, .signOnIsOff, .identityTaken, .identityIsLinked:
            .conflict
        case .changedMeanwhile: .stale
        case .unknownSession, .noSuchIdentity: .notFound
        case .providerSilent: .unavailable
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
        case .placeNeedsProject: ["project"]
        case .outsideThePost: ["place", "category"]
        case .badManager: ["manager"]
        case .badRoleKey, .roleTaken: ["key"]
        case .unknownDepartment: ["departments"]
        case .badHeir: ["heirs"]
        case .badSubject, .identityTaken: ["subject"]
        case .reasonMissing, .reasonTooLong: ["reason"]
        default: []
        }
    }

    /// What whoever runs the house is told and nobody else; nil where the sentence says all.
    package var cause: String? {
        switch self {
        case .providerSilent(let cause), .identityNotProven(let cause): cause
        default: nil
        }
    }

    package var waitSeconds: Int? {
        switch self {
        case .tooManyTries(let seconds), .tooManyRequests(let seconds), .tooManyAtOnce(let seconds): seconds
        default: nil
        }
    }
}
