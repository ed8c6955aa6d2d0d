import Casework
import Hummingbird
import Kernel
import Workforce

/// What one member of staff may do: every right with the posts that give it.
enum StandingPage {
    static func response(_ ask: Ask) async throws -> Response {
        let (_, staff) = try await SkillsPage.staff(ask)
        let names = try await Names.load(ask, needing: staff.id)
        let roles = try await ask.house.team.roles()
        let standings = staff.isActive ? staff.standings(roles) : []
        let rows = Right.allCases.map { right -> Model in
            let posts = standings.filter { $0.right == right }.map(\.post)
            let everywhere = posts.contains { $0.project == nil && $0.isWhole }
            return [
                "right": RolesPage.name(right, in: ask), "has": !posts.isEmpty,
                "posts": posts.map { names.post($0, roles) }, "isEverywhere": everywhere,
                "projects": names.list(Set(posts.map(names.reach)).sorted()),
            ]
        }
        let model: Model = [
            "name": staff.name, "rows": rows, "hasLeft": !staff.isActive,
            "count": "\(Set(standings.map(\.right)).count)", "back": Paths.member(staff.id.description),
        ]
        return Shell.page("standing", model, title: ask.text("standing.title"), place: "staff", in: ask)
    }
}
