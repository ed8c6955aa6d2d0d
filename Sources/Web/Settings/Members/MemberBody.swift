import Directory
import Kernel
import Workforce

/// What a program or a form says anew of a member of staff, in keys and codes; what is left out stays as it is.
struct MemberBody: Decodable {
    struct Post: Decodable {
        let role: String
        /// Code or ID; nil for all projects.
        let project: String?
    }

    var name: String?
    var phone: String?
    var departments: [String]?
    var posts: [Post]?
    var language: Language?
    var stage: Staff.Stage?
    /// A user name or an ID; empty for nobody.
    var manager: String?

    init(_ form: Form) {
        (name, phone) = (form.raw("name"), form.raw("phone"))
        departments = form.values["department"] ?? []
        let projects = form.values["project"] ?? []
        posts = (form.values["role"] ?? []).enumerated().compactMap { place, role in
            guard !role.isEmpty else { return nil }
            let project = projects.indices.contains(place) ? projects[place] : ""
            return Post(role: role, project: project.isEmpty ? nil : project)
        }
        language = form["language"].flatMap(Language.init(rawValue:))
        stage = form["stage"].flatMap(Staff.Stage.init(rawValue:))
        manager = form.raw("manager")
    }

    /// - Throws: ``WorkforceRefusal/unknownDepartment(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``WorkforceRefusal/badManager``
    func change(of staff: Staff, in ask: Ask) async throws -> StaffChange {
        var change = StaffChange(staff)
        change.name = name ?? change.name
        change.phone = phone ?? change.phone
        change.language = language ?? change.language
        change.stage = stage ?? change.stage
        if let departments { change.departments = try await Self.departments(departments, in: ask) }
        if let posts { change.roles = try await Self.posts(posts, in: ask) }
        if let manager { change.manager = try await Self.manager(manager, in: ask) }
        return change
    }

    private static func departments(_ keys: [String], in ask: Ask) async throws -> [ID<Department>] {
        let known = try await ask.house.team.departments()
        return try Set(keys).sorted().map { key in
            guard let one = known.first(where: { $0.key == key }) else { throw WorkforceRefusal.unknownDepartment(key) }
            return one.id
        }
    }

    /// Each once, in their order.
    private static func posts(_ posts: [Post], in ask: Ask) async throws -> [Staff.Post] {
        guard posts.count <= Team.mostPosts else { throw WorkforceRefusal.tooManyPosts(most: Team.mostPosts) }
        var found: [Staff.Post] = []
        for post in posts {
            let project = post.project == nil ? nil : try await ask.project(post.project, .staffWrite).id
            let one = Staff.Post(role: post.role, project: project)
            if !found.contains(one) { found.append(one) }
        }
        return found
    }

    private static func manager(_ name: String, in ask: Ask) async throws -> ID<Staff>? {
        guard !name.trimmed.isEmpty else { return nil }
        guard let one = try await ask.colleague(name) else { throw WorkforceRefusal.badManager }
        return one.id
    }
}

extension Ask {
    /// A member of staff by user name or ID.
    func colleague(_ name: String) async throws -> Staff? {
        if let staff = try await house.team.staff(user: name.trimmed) { return staff }
        guard let id = ID<Staff>(name) else { return nil }
        return try await house.team.staff(id)
    }
}
