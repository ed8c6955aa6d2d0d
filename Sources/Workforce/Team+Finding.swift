import Directory
import Kernel

extension Team {
    /// Those of `all` whom `actor` may see and whom `text` names: by name, pinyin, initials or user name, the best
    /// first and those who left last.
    ///
    /// Whoever may see or send staff in a project sees those who have a role there or in all projects.
    package static func find(
        _ text: String, among all: some Sequence<Staff>, for actor: Actor, in projects: [Project], limit: Int
    ) -> [Staff] {
        let open = Set(
            projects.map(\.id).filter { actor.may(.staffRead, in: $0) || actor.reaches(.caseDispatch, in: $0) })
        guard !open.isEmpty else { return [] }
        let seen = all.filter { staff in
            staff.roles.contains { post in post.project.map(open.contains) ?? true }
        }
        let found = seen.compactMap { staff in
            [staff.name, staff.user].compactMap { SearchMatch(text, in: $0) }.filter(\.isComplete).map(\.rank).min()
                .map { (staff, $0 + (staff.isActive ? 0 : 128)) }
        }
        return found.sorted { ($0.1, $0.0.user) < ($1.1, $1.0.user) }.prefix(max(0, limit)).map(\.0)
    }
}
