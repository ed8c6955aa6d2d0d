import Hummingbird
import Kernel
import Workforce

/// What an administrator does with roles: looks, makes one, sees what a change would do, changes.
enum RoleRoutes {
    static let all: [Route] = [
        .page(.get, Paths.roles, .right(.rightsRead)) { ask in try await RolesPage.response(ask) },
        .page(.post, Paths.roles, .right(.rightsWrite)) { ask in
            let form = try await ask.form()
            let body = RoleBody(form)
            do {
                let role = try await body.add(in: ask, ask.requestKey(form))
                return .see(Paths.roles(query: [("role", role.key), ("saved", "1")]) + "#form")
            } catch {
                guard let refusal = ask.mendable(error) else { throw error }
                return try await RolesPage.response(ask, new: body, refusal: refusal)
            }
        },
        .page(.post, Paths.role, .right(.rightsWrite), change),
        .page(.post, Paths.roleDelivered, .right(.rightsWrite), answer),
    ]

    private static func answer(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let version = form[FormField.version].flatMap { Int($0) }
            _ = try await ask.answerDelivered(
                taking: form["take"] == "yes", version: version, ask.requestKey(form))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await RolesPage.response(ask, refusal: refusal)
        }
        return .see(Paths.roles(query: [("saved", "1")]))
    }

    private static func change(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let (key, body) = (ask.name("role"), RoleBody(form))
        do {
            if form["step"] == "preview" {
                let effects = try await ask.house.team.effect(of: body.given, on: key, for: try ask.actor)
                return try await RolesPage.response(ask, chosen: key, typed: body, effects: effects)
            }
            _ = try await body.change(key, in: ask, version: form[FormField.version].flatMap { Int($0) })
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await RolesPage.response(ask, chosen: key, typed: body, refusal: refusal)
        }
        return .see(Paths.roles(query: [("role", key), ("saved", "1")]))
    }
}
