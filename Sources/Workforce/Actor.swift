import Directory
import Kernel

/// Somebody who does something now: who, with which rights where, and through which door.
package struct Actor: Sendable {
    /// Rights in one project, or in all of them where `project` is nil.
    package struct Grant: Sendable, Hashable {
        package let rights: Set<Right>
        package let project: ID<Project>?

        package init(rights: Set<Right>, project: ID<Project>?) {
            self.rights = rights
            self.project = project
        }
    }

    package let staff: ID<Staff>
    package let name: String
    package let departments: [ID<Department>]
    package let grants: [Grant]
    /// The device or the token's label; stands on every timeline entry.
    package let via: String

    package init(staff: ID<Staff>, name: String, departments: [ID<Department>], grants: [Grant], via: String) {
        (self.staff, self.name, self.departments) = (staff, name, departments)
        (self.grants, self.via) = (grants, via)
    }

    /// What happens by itself is done by it. Nobody signs in as it, and what it does is no person's answer.
    package static let system = Actor(
        staff: ID(number: 0), name: "system", departments: [],
        grants: [Grant(rights: Set(Right.allCases), project: nil)], via: "system")

    /// The one question of rights: pages, API and use cases ask it and nothing else.
    ///
    /// - Parameter project: nil asks whether it is allowed in any project.
    package func may(_ right: Right, in project: ID<Project>? = nil) -> Bool {
        grants.contains { grant in
            grant.rights.contains(right) && (grant.project == nil || project == nil || grant.project == project)
        }
    }

    /// Has a right there, or everywhere where `project` is nil: ``may(_:in:)`` asks whether there is any project at
    /// all.
    package func rules(_ right: Right, in project: ID<Project>?) -> Bool {
        grants.contains {
            $0.rights.contains(right) && ($0.project == nil || ($0.project == project && project != nil))
        }
    }

    /// The right that it would need, and has not, to decide about somebody with these roles: to rule over staff
    /// wherever they work, and over whatever they rule over there themselves.
    package func lacks(toRuleOver posts: [Staff.Post], _ roles: [Role]) -> Right? {
        for post in posts {
            let given = roles.first { $0.key == post.role }?.rights ?? []
            let ruling = given.intersection(Right.ruling).sorted { $0.rawValue < $1.rawValue }
            if let right = ([.staffWrite] + ruling).first(where: { !rules($0, in: post.project) }) { return right }
        }
        return nil
    }

    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func require(_ rights: Right..., in project: ID<Project>? = nil) throws {
        guard rights.contains(where: { may($0, in: project) }) else { throw WorkforceRefusal.notAllowed(rights[0]) }
    }

    /// The projects among `all` in which it may do that.
    package func projects(_ right: Right, of all: [Project]) -> [Project] { all.filter { may(right, in: $0.id) } }

    /// The same person with fewer rights: what a token's scope leaves.
    package func limited(to scope: Set<Right>?, via: String) -> Actor {
        let kept = grants.map { grant in
            Grant(rights: scope.map { grant.rights.intersection($0) } ?? grant.rights, project: grant.project)
        }
        return Actor(staff: staff, name: name, departments: departments, grants: kept, via: via)
    }
}
