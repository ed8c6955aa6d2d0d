import Casework
import Directory
import Kernel
import Workforce

/// What a program or a form says anew of a member of staff, in keys and codes; what is left out stays as it is.
struct MemberBody: Decodable {
    struct Post: Decodable {
        let role: String
        /// Code or ID; nil for all projects.
        let project: String?
        /// Code or ID of the place to which it is limited, with all that is in it; nil for none.
        var place: String?
        /// The path of the category to which it is limited, with all below it; nil for none.
        var category: String?
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
        posts = (form.values["role"] ?? []).enumerated().compactMap { row, role in
            func value(_ name: String) -> String? {
                let all = form.values[name] ?? []
                return all.indices.contains(row) && !all[row].trimmed.isEmpty ? all[row].trimmed : nil
            }
            guard !role.isEmpty else { return nil }
            return Post(
                role: role, project: value("project"), place: value("place"), category: value("category"))
        }
        language = form["language"].flatMap(Language.init(rawValue:))
        stage = form["stage"].flatMap(Staff.Stage.init(rawValue:))
        manager = form.raw("manager")
    }

    /// - Throws: ``WorkforceRefusal/unknownDepartment(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   what ``Cases/post(_:in:place:category:)`` refuses · ``WorkforceRefusal/badManager``
    func change(of staff: Staff, in ask: Ask) async throws -> StaffChange {
        var change = StaffChange(staff)
        change.name = name ?? change.name
        change.phone = phone ?? change.phone
        change.language = language ?? change.language
        change.stage = stage ?? change.stage
        if let departments {
            change.departments = try await Self.departments(departments, besides: change.departments, in: ask)
        }
        if let posts { change.roles = try await Self.posts(posts, in: ask) }
        if let manager { change.manager = try await Self.manager(manager, in: ask) }
        return change
    }

    /// - Parameter kept: those that they are in; a retired one takes nobody else.
    private static func departments(
        _ keys: [String], besides kept: [ID<Department>], in ask: Ask
    ) async throws -> [ID<Department>] {
        let known = try await ask.house.team.departments().filter { $0.retiredAt == nil || kept.contains($0.id) }
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
            let one = try await ask.house.cases.post(
                post.role, in: project, place: post.place, category: post.category)
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
