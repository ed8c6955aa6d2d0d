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

    package init(
        id: ID<Staff>, user: String, name: String, phone: String, departments: [ID<Department>], roles: [Post],
        isActive: Bool, language: Language
    ) {
        (self.id, self.user, self.name, self.phone) = (id, user, name, phone)
        (self.departments, self.roles, self.isActive, self.language) = (departments, roles, isActive, language)
    }

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
