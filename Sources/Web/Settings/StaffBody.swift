import Casework
import Directory
import Kernel
import Store
import Workforce

/// A new member of staff as a program or a form says it; keys of departments and roles, code or ID of the project.
struct StaffBody: Decodable {
    let user: String
    let name: String
    let password: String
    let departments: [String]?
    let roles: [String]
    /// Nil for all projects.
    let project: String?
    /// As ``MemberBody/Post``: to which part every one of the roles is limited.
    var place: String?
    var category: String?

    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``WebRefusal/missing(field:)`` ·
    ///   ``DirectoryRefusal/unknownProject(_:)`` · what ``Cases/post(_:in:place:category:)`` refuses ·
    ///   ``WorkforceRefusal/unknownDepartment(_:)`` ·
    ///   what ``Team/hire(_:password:request:by:)`` and ``SealedPassword`` refuse
    func hire(in ask: Ask, key: String?) async throws -> Staff {
        let project = project == nil ? nil : try await ask.project(project, .staffWrite).id
        let draft = StaffDraft(
            user: user.trimmed, name: name.trimmed,
            departments: try await homes(ask), roles: try await posts(in: project, ask))
        guard !draft.user.isEmpty, !draft.name.isEmpty else { throw DirectoryRefusal.nameMissing }
        guard !draft.roles.isEmpty else { throw WebRefusal.missing(field: "roles") }
        // A digest of the body would hold one of the password that is quick to try.
        let request = key.map { RequestKey(key: $0, digest: "staff \(draft.user) \(draft.name) \(draft.roles)") }
        let sealed = try SealedPassword(String(password.prefix(200)), of: draft.user)
        let staff = try await ask.house.team.hire(draft, password: sealed, request: request, by: try ask.actor)
        ask.house.lookups.forget()
        return staff
    }

    private func homes(_ ask: Ask) async throws -> [ID<Department>] {
        let known = try await ask.house.team.departments()
        return try Set(departments ?? []).sorted().map { key in
            guard let one = known.first(where: { $0.key == key }) else { throw WorkforceRefusal.unknownDepartment(key) }
            return one.id
        }
    }

    private func posts(in project: ID<Project>?, _ ask: Ask) async throws -> [Staff.Post] {
        var posts: [Staff.Post] = []
        for role in roles {
            posts.append(
                try await ask.house.cases.post(role, in: project, place: place, category: category))
        }
        return posts
    }
}
