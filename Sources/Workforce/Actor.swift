import Directory
import Kernel

/// Somebody who does something now: who, with which rights where, and through which door.
package struct Actor: Sendable {
    /// Rights in one project, or in all of them where `project` is nil; in a part of them where there is a limit.
    package struct Grant: Sendable, Hashable {
        package let rights: Set<Right>
        package let project: ID<Project>?
        package let limit: Limit?

        package init(rights: Set<Right>, project: ID<Project>?, limit: Limit? = nil) {
            (self.rights, self.project, self.limit) = (rights, project, limit)
        }

        /// Whether it is for this project, or a part of it.
        func isIn(_ project: ID<Project>) -> Bool { self.project == nil || self.project == project }
    }

    package let staff: ID<Staff>
    package let name: String
    package let departments: [ID<Department>]
    package let grants: [Grant]
    /// The device or the token's label; stands on every timeline entry.
    package let via: String
    /// The number of the one case that somebody comes to by a link; nil for staff. Such a guest has no rights at all:
    /// what they may do is what that case leaves to its customer.
    package let guest: String?

    package init(
        staff: ID<Staff>, name: String, departments: [ID<Department>], grants: [Grant], via: String,
        guest: String? = nil
    ) {
        (self.staff, self.name, self.departments) = (staff, name, departments)
        (self.grants, self.via, self.guest) = (grants, via, guest)
    }

    /// In whose name stands what customers do by their links: a number that no member of staff ever gets.
    package static let customers = ID<Staff>(number: 1)

    /// The customer of a case, who came by a link.
    ///
    /// - Parameter via: the device.
    package static func customer(of number: String, via: String) -> Actor {
        Actor(staff: customers, name: "customer", departments: [], grants: [], via: via, guest: number)
    }

    /// What happens by itself is done by it. Nobody signs in as it, and what it does is no person's answer.
    package static let system = Actor(
        staff: ID(number: 0), name: "system", departments: [],
        grants: [Grant(rights: Set(Right.allCases), project: nil)], via: "system")

    /// The one question of rights: pages, API and use cases ask it, ``may(_:in:at:of:)`` where a case is at hand,
    /// ``may(_:at:)`` where a place is, and nothing else.
    ///
    /// - Parameter project: the whole of it, so that what holds in a part does not count; nil asks whether it is
    ///   allowed in any project, or in a part of one.
    package func may(_ right: Right, in project: ID<Project>? = nil) -> Bool {
        guard let project else { return grants.contains { $0.rights.contains(right) } }
        return grants.contains { $0.limit == nil && $0.rights.contains(right) && $0.isIn(project) }
    }

    /// Whether it is allowed with something at this place and of this category.
    package func may(_ right: Right, in project: ID<Project>, at place: ID<Place>?, of category: String?) -> Bool {
        grants.contains {
            $0.rights.contains(right) && $0.isIn(project) && $0.limit?.covers(place, category) ?? true
        }
    }

    /// Whether it is allowed with what is kept of a place: by a post for its project, or for a place around it.
    package func may(_ right: Right, at place: Place) -> Bool { may(right, in: place.project, within: place.id) }

    /// As ``may(_:at:)``, for a place of this project.
    package func may(_ right: Right, in project: ID<Project>, within place: ID<Place>) -> Bool {
        grants.contains { $0.rights.contains(right) && $0.isIn(project) && $0.limit?.covers(place) ?? true }
    }

    /// Whether it is allowed in a project or in some part of it: for what such a person finds the rest of behind it.
    package func reaches(_ right: Right, in project: ID<Project>) -> Bool {
        grants.contains { $0.rights.contains(right) && $0.isIn(project) }
    }

    /// Whether it is allowed in any project as a whole.
    package func mayWholly(_ right: Right) -> Bool {
        grants.contains { $0.limit == nil && $0.rights.contains(right) }
    }

    /// Has a right there, or everywhere where `project` is nil: ``may(_:in:)`` asks whether there is any project at
    /// all.
    package func rules(_ right: Right, in project: ID<Project>?) -> Bool {
        grants.contains {
            $0.limit == nil && $0.rights.contains(right)
                && ($0.project == nil || ($0.project == project && project != nil))
        }
    }

    /// The right that it would need, and has not, to decide about somebody with these roles: to rule over staff
    /// wherever they work, and over whatever they rule over there themselves.
    package func lacks(toRuleOver posts: [Staff.Post], _ roles: [Role]) -> Right? {
        for post in posts {
            let given = post.given(roles.first { $0.key == post.role }?.rights ?? [])
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

    /// The projects among `all` in which it may do that, or in a part of which.
    package func projects(reaching right: Right, of all: [Project]) -> [Project] {
        all.filter { reaches(right, in: $0.id) }
    }

    /// The same person with fewer rights: what a token's scope leaves.
    package func limited(to scope: Set<Right>?, via: String) -> Actor {
        let kept = grants.map { grant in
            Grant(
                rights: scope.map { grant.rights.intersection($0) } ?? grant.rights, project: grant.project,
                limit: grant.limit)
        }
        return Actor(staff: staff, name: name, departments: departments, grants: kept, via: via, guest: guest)
    }
}
