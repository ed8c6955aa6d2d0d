import Directory
import Kernel
import Workforce

/// The form that changes a member of staff, with what is kept or what was typed.
enum MemberForm {
    /// Rows for posts that are still to come.
    private static let blankPosts = 2

    static func model(
        _ staff: Staff, _ typed: MemberBody?, _ roles: [Role], _ names: Names, _ ask: Ask
    ) async throws -> Model {
        let projects = try await ask.projects(.staffWrite)
        let posts = typed?.posts ?? staff.roles.map { post in
            MemberBody.Post(
                role: post.role, project: post.project.map { id in names.code(of: id) },
                place: post.place.map(names.placeCode), category: post.category)
        }
        let blank = MemberBody.Post(role: "", project: try ask.actor.rules(.staffWrite, in: nil) ? nil : "-")
        let manager = typed?.manager ?? staff.manager.flatMap { names.person($0)?.user }
        return [
            "name": typed?.name ?? staff.name, "phone": typed?.phone ?? staff.phone,
            "departments": departments(staff, typed, names),
            "posts": (posts + Array(repeating: blank, count: blankPosts)).enumerated().map { place, post in
                row(place, post, roles, projects, names, mayAll: blank.project == nil || post.project == nil)
            },
            "languages": Choice.options(
                Language.allCases.map { ($0.rawValue, ask.house.texts("language.name", $0)) },
                chosen: (typed?.language ?? staff.language).rawValue),
            "stages": Choice.options(
                Staff.Stage.allCases.map { ($0.rawValue, ask.text("staffStage.\($0.rawValue)")) },
                chosen: (typed?.stage ?? staff.stage).rawValue),
            "managers": Choice.options(
                names.activeStaff.filter { $0.id != staff.id }.map { ($0.user, $0.name) }, chosen: manager),
        ]
    }

    /// A retired one is offered to those alone who are in it.
    private static func departments(_ staff: Staff, _ typed: MemberBody?, _ names: Names) -> [Model] {
        let kept = Set(names.departments.filter { staff.departments.contains($0.id) }.map(\.key))
        let offered = names.departments.filter { $0.retiredAt == nil || kept.contains($0.key) }
        return Choice.options(
            offered.map { ($0.key, $0.name[names.language]) }, chosen: Set(typed?.departments ?? Array(kept)))
    }

    private static func row(
        _ place: Int, _ post: MemberBody.Post, _ roles: [Role], _ projects: [Project], _ names: Names, mayAll: Bool
    ) -> Model {
        let given = roles.filter { $0.retiredAt == nil || $0.key == post.role }
        let all = projects.map { ($0.code, $0.name) }
        let isElsewhere = post.project.map { code in code != "-" && !all.contains { $0.0 == code } } ?? false
        let other = isElsewhere ? post.project.map { [($0, names.project(code: $0) ?? $0)] } ?? [] : []
        return [
            "number": "\(place + 1)", "isBlank": post.role.isEmpty, "mayAll": mayAll,
            "roles": Choice.options(
                given.map { ($0.key, $0.name[names.language]) }.sorted { $0.1 < $1.1 }, chosen: post.role),
            "projects": Choice.options(all + other, chosen: post.project), "place": post.place ?? "",
            "categories": Choice.options(names.branches, chosen: post.category),
        ]
    }
}

extension Names {
    /// The categories to which a post can be limited: every branch and every leaf of every desk, each with what is
    /// above it.
    var branches: [(key: String, name: String)] {
        desks.keys.sorted().flatMap { desk in
            (desks[desk]?.categories.all ?? []).map { ($0.path, category($0.path, of: desk)) }
        }
    }

    func code(of project: ID<Project>) -> String { projects.first { $0.id == project }?.code ?? project.description }
}
