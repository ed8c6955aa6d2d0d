import Directory
import Kernel
import Store

/// Somebody who works here.
package struct Staff: Sendable, Hashable, Codable {
    package let id: ID<Staff>
    /// The name to sign in with.
    package let user: String
    package let name: String
    package let phone: String
    package let departments: [ID<Department>]
    package let roles: [Post]
    package let isActive: Bool
    package let language: Language

    /// A role, for one project or for all.
    package struct Post: Sendable, Hashable, Codable {
        package let role: String
        package let project: ID<Project>?

        package init(role: String, project: ID<Project>?) {
            self.role = role
            self.project = project
        }
    }
}

package struct StaffDraft: Sendable {
    package var user: String
    package var name: String
    package var phone: String
    package var departments: [ID<Department>]
    package var roles: [Staff.Post]
    package var language: Language

    package init(
        user: String, name: String, phone: String = "", departments: [ID<Department>] = [], roles: [Staff.Post],
        language: Language = .simplified
    ) {
        self.user = user
        self.name = name
        self.phone = phone
        self.departments = departments
        self.roles = roles
        self.language = language
    }
}

package struct Department: Sendable, Hashable, Codable {
    package let id: ID<Department>
    package let key: String
    package let name: Words
}

/// A set of rights with a name.
package struct Role: Sendable, Hashable, Codable {
    package let key: String
    package let name: Words
    package let rights: Set<Right>

    package init(key: String, name: Words, rights: Set<Right>) {
        self.key = key
        self.name = name
        self.rights = rights
    }
}

/// What can be wrong with something asked of the people who work here.
package enum WorkforceRefusal: Refusal, Equatable {
    case notSignedIn
    case notAllowed(Right)
    case wrongUserOrPassword
    case wrongPassword
    case tooManyTries(waitSeconds: Int)
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

    package var code: String {
        switch self {
        case .notSignedIn: "notSignedIn"
        case .notAllowed: "notAllowed"
        case .wrongUserOrPassword: "wrongUserOrPassword"
        case .wrongPassword: "wrongPassword"
        case .tooManyTries: "tooManyTries"
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
        }
    }

    package var kind: RefusalKind {
        switch self {
        case .notSignedIn, .wrongUserOrPassword: .notSignedIn
        case .notAllowed, .formExpired, .beyondTheScope: .notAllowed
        case .tooManyTries: .tooMany
        case .wrongPassword, .passwordTooShort, .passwordTooPlain, .badUserName, .badStaffName, .unknownStaff,
            .unknownRole:
            .invalid
        case .userTaken, .somebodyMustChangeRights: .conflict
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .notAllowed(let right): ["right": right.rawValue]
        case .tooManyTries(let seconds): ["seconds": "\(seconds)"]
        case .passwordTooShort(let least): ["least": "\(least)"]
        case .unknownStaff(let given), .unknownRole(let given), .userTaken(let given):
            ["given": String(given.prefix(60))]
        case .notSignedIn, .wrongUserOrPassword, .wrongPassword, .passwordTooPlain, .badUserName, .badStaffName,
            .formExpired, .beyondTheScope, .somebodyMustChangeRights:
            [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .wrongPassword: ["current"]
        case .passwordTooShort, .passwordTooPlain: ["password"]
        case .unknownStaff: ["agent"]
        case .unknownRole: ["role"]
        case .userTaken, .badUserName: ["user"]
        case .badStaffName: ["name"]
        case .notSignedIn, .notAllowed, .wrongUserOrPassword, .tooManyTries, .formExpired, .beyondTheScope,
            .somebodyMustChangeRights:
            []
        }
    }
}
