import Hummingbird
import Kernel
import Workforce

/// What an administrator does with projects and departments: looks, makes one, changes one.
enum StructureRoutes {
    static let all: [Route] = [
        .page(.get, Paths.projects, .right(.rightsRead)) { ask in try await ProjectsPage.response(ask) },
        .page(.post, Paths.projects, .right(.rightsWrite)) { ask in
            try await attempt(ask, Paths.projects, ProjectBody.init) { form, body in
                _ = try await body.add(in: ask, ask.requestKey(form))
            } refused: { try await ProjectsPage.response(ask, typed: $0, refusal: $1) }
        },
        .page(.post, Paths.project, .right(.rightsWrite)) { ask in
            try await attempt(ask, Paths.projects, ProjectBody.init) { form, body in
                _ = try await body.change(in: ask, version: version(form))
            } refused: { body, refusal in
                try await ProjectsPage.response(ask, chosen: ask.name("project"), typed: body, refusal: refusal)
            }
        },
        .page(.get, Paths.departments, .right(.rightsRead)) { ask in try await DepartmentsPage.response(ask) },
        .page(.post, Paths.departments, .right(.rightsWrite)) { ask in
            try await attempt(ask, Paths.departments, DepartmentBody.init) { form, body in
                _ = try await body.add(in: ask, ask.requestKey(form))
            } refused: { try await DepartmentsPage.response(ask, typed: $0, refusal: $1) }
        },
        .page(.post, Paths.department, .right(.rightsWrite)) { ask in
            try await attempt(ask, Paths.departments, DepartmentBody.init) { form, body in
                _ = try await body.change(in: ask, version: version(form))
            } refused: { body, refusal in
                try await DepartmentsPage.response(ask, chosen: ask.name("department"), typed: body, refusal: refusal)
            }
        },
    ]

    private static func version(_ form: Form) -> Int? { form[FormField.version].flatMap { Int($0) } }

    /// Does what a form asks and goes back to the list; what is refused is said there, with what was typed.
    private static func attempt<Body>(
        _ ask: Ask, _ list: Path, _ read: (Form) -> Body, _ work: (Form, Body) async throws -> Void,
        refused: (Body, any Refusal) async throws -> Response
    ) async throws -> Response {
        let form = try await ask.form()
        let body = read(form)
        do { try await work(form, body) } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await refused(body, refusal)
        }
        return .see(list(query: [("saved", "1")]))
    }
}
