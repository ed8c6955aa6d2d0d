import Hummingbird
import Kernel
import Workforce

/// What an administrator does with projects and departments: looks, makes one, changes one.
enum StructureRoutes {
    static let all: [Route] = [
        .page(.get, Paths.projects, .right(.rightsRead)) { ask in try await ProjectsPage.response(ask) },
        .page(.post, Paths.projects, .right(.rightsWrite)) { ask in
            let form = try await ask.form()
            let body = ProjectBody(form)
            do {
                _ = try await body.add(in: ask, ask.requestKey(form))
            } catch {
                guard let refusal = ask.mendable(error) else { throw error }
                return try await ProjectsPage.response(ask, typed: body, refusal: refusal)
            }
            return .see(Paths.projects(query: [("saved", "1")]))
        },
        .page(.post, Paths.project, .right(.rightsWrite)) { ask in
            let form = try await ask.form()
            let body = ProjectBody(form)
            do {
                _ = try await body.change(in: ask, version: form[FormField.version].flatMap { Int($0) })
            } catch {
                guard let refusal = ask.mendable(error) else { throw error }
                return try await ProjectsPage.response(
                    ask, chosen: ask.name("project"), typed: body, refusal: refusal)
            }
            return .see(Paths.projects(query: [("saved", "1")]))
        },
        .page(.get, Paths.departments, .right(.rightsRead)) { ask in try await DepartmentsPage.response(ask) },
        .page(.post, Paths.departments, .right(.rightsWrite)) { ask in
            let form = try await ask.form()
            let body = DepartmentBody(form)
            do {
                _ = try await body.add(in: ask, ask.requestKey(form))
            } catch {
                guard let refusal = ask.mendable(error) else { throw error }
                return try await DepartmentsPage.response(ask, typed: body, refusal: refusal)
            }
            return .see(Paths.departments(query: [("saved", "1")]))
        },
        .page(.post, Paths.department, .right(.rightsWrite)) { ask in
            let form = try await ask.form()
            let body = DepartmentBody(form)
            do {
                _ = try await body.change(in: ask, version: form[FormField.version].flatMap { Int($0) })
            } catch {
                guard let refusal = ask.mendable(error) else { throw error }
                return try await DepartmentsPage.response(
                    ask, chosen: ask.name("department"), typed: body, refusal: refusal)
            }
            return .see(Paths.departments(query: [("saved", "1")]))
        },
    ]
}
