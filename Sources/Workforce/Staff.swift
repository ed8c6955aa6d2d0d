import Directory
import Kernel
import Store

/// Somebody who works here.
package struct Staff: Sendable, Hashable, Codable {
    package let id: ID<Staff>
    /// The name to sign in with.
    package let user: String
    package internal(set) var name: String
    package internal(set) var phone: String
    package internal(set) var departments: [ID<Department>]
    package internal(set) var roles: [Post]
    package internal(set) var isActive: Bool
    package internal(set) var language: Language
    package internal(set) var stage = Stage.confirmed
    /// Who leads them; nil where nobody does.
    package internal(set) var manager: ID<Staff>?
    /// Rises with every change by an administrator.
    package internal(set) var version = 1
    /// Their password was given by somebody else: they choose their own before anything else.
    package internal(set) var mustChoose = false

    /// The next version.
    var next: Staff {
        var next = self
        next.version += 1
        return next
    }

    /// How firmly somebody is hired. Who has left is not active.
    package enum Stage: String, Sendable, Codable, CaseIterable, SQLConvertible { case probation, confirmed }

    package init(
        id: ID<Staff>, user: String, name: String, phone: String, departments: [ID<Department>], roles: [Post],
        isActive: Bool, language: Language, stage: Stage = .confirmed, manager: ID<Staff>? = nil, version: Int = 1,
        mustChoose: Bool = false
    ) {
        (self.id, self.user, self.name, self.phone) = (id, user, name, phone)
        (self.departments, self.roles, self.isActive, self.language) = (departments, roles, isActive, language)
        (self.stage, self.manager, self.version, self.mustChoose) = (stage, manager, version, mustChoose)
    }

    /// The next version, with other words about them.
    package func with(name: String, phone: String, departments: [ID<Department>], roles: [Post]) -> Staff {
        var staff = next
        (staff.name, staff.phone, staff.departments, staff.roles) = (name, phone, departments, roles)
        return staff
    }

    /// A role, for one project or for all, or for a part of them.
    package struct Post: Sendable, Hashable, Codable {
        package let role: String
        package let project: ID<Project>?
        /// It counts there and in all that is in it; nil everywhere.
        package let place: ID<Place>?
        /// It counts for this category and all below it; nil for every one.
        package let category: String?

        package init(
            role: String, project: ID<Project>?, place: ID<Place>? = nil, category: String? = nil
        ) {
            (self.role, self.project, self.place, self.category) = (role, project, place, category)
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
    package internal(set) var name: Words
    /// Since when nobody is put into it any more; who is in it stays. Nil while it is in use.
    package internal(set) var retiredAt: Instant?
    /// Rises with every change.
    package internal(set) var version = 1
}

/// A set of rights with a name.
package struct Role: Sendable, Hashable, Codable {
    package let key: String
    package internal(set) var name: Words
    package internal(set) var rights: Set<Right>
    /// Since when it is given to nobody any more; who has it keeps it. Nil while it is given.
    package internal(set) var retiredAt: Instant?
    /// Rises with every change.
    package internal(set) var version = 1
    /// What it was when a version of the program brought it last; nil where the house made it, or nobody knows.
    package internal(set) var delivered: DeliveredRole?

    package init(key: String, name: Words, rights: Set<Right>) {
        self.key = key
        self.name = name
        self.rights = rights
    }
}
