import Directory
import Kernel

/// What somebody may do more or less, in one project or everywhere, once a role has other rights.
package struct RoleEffect: Sendable, Hashable {
    package let staff: Staff
    /// Nil for all projects.
    package let project: ID<Project>?
    /// The post, where it is a limited one: only in that part of the project.
    package let part: Staff.Post?
    package let gains: Set<Right>
    package let loses: Set<Right>

    /// By user name; whoever has the same right by another post neither gains nor loses it. Pure.
    package static func all(of rights: Set<Right>, on role: String, roles: [Role], staff: [Staff]) -> [RoleEffect] {
        let before = Dictionary(uniqueKeysWithValues: roles.map { ($0.key, $0.rights) })
        let after = before.merging([role: rights]) { $1 }
        return staff.filter { one in one.isActive && one.roles.contains { $0.role == role } }
            .sorted { $0.user < $1.user }
            .flatMap { one in
                one.places.compactMap { effect(on: one, in: $0, before, after) }
                    + one.roles.filter { !$0.isWhole && $0.role == role }
                    .compactMap { effect(on: one, in: $0, before, after) }
            }
    }

    /// Of a limited post; what the person has in the whole project is no gain there and no loss.
    private static func effect(
        on staff: Staff, in part: Staff.Post, _ before: [String: Set<Right>], _ after: [String: Set<Right>]
    ) -> RoleEffect? {
        func change(_ from: [String: Set<Right>], _ to: [String: Set<Right>]) -> Set<Right> {
            part.given(to[part.role] ?? []).subtracting(part.given(from[part.role] ?? []))
                .subtracting(staff.rights(from, in: part.project)).subtracting(staff.rights(to, in: part.project))
        }
        let (gains, loses) = (change(before, after), change(after, before))
        guard !gains.isEmpty || !loses.isEmpty else { return nil }
        return RoleEffect(staff: staff, project: part.project, part: part, gains: gains, loses: loses)
    }

    private static func effect(
        on staff: Staff, in project: ID<Project>?, _ before: [String: Set<Right>], _ after: [String: Set<Right>]
    ) -> RoleEffect? {
        func change(_ from: [String: Set<Right>], _ to: [String: Set<Right>]) -> Set<Right> {
            let here = staff.rights(to, in: project).subtracting(staff.rights(from, in: project))
            // What changes everywhere is said once.
            guard project != nil else { return here }
            return here.subtracting(staff.rights(to, in: nil).subtracting(staff.rights(from, in: nil)))
        }
        let (gains, loses) = (change(before, after), change(after, before))
        guard !gains.isEmpty || !loses.isEmpty else { return nil }
        return RoleEffect(staff: staff, project: project, part: nil, gains: gains, loses: loses)
    }
}

/// A right that somebody has, and the post that gives it.
package struct Standing: Sendable, Hashable {
    package let right: Right
    package let post: Staff.Post
}

extension Staff {
    /// Where the posts are: everywhere first, then project by project.
    var places: [ID<Project>?] {
        let all = Set(roles.map(\.project))
        return (all.contains(nil) ? [nil] : []) + all.compactMap(\.self).sorted()
    }

    /// What they may do in a whole project, or in every one where that is nil, by what each role may.
    func rights(_ rights: [String: Set<Right>], in project: ID<Project>?) -> Set<Right> {
        roles.filter { $0.isWhole && ($0.project == nil || $0.project == project) }
            .reduce(into: []) { $0.formUnion(rights[$1.role] ?? []) }
    }

    /// Every right with every post that gives it, in the order of ``Right``.
    package func standings(_ roles: [Role]) -> [Standing] {
        let rights = Dictionary(uniqueKeysWithValues: roles.map { ($0.key, $0.rights) })
        return Right.allCases.flatMap { right in
            self.roles.filter { $0.given(rights[$0.role] ?? []).contains(right) }
                .map { Standing(right: right, post: $0) }
        }
    }
}
