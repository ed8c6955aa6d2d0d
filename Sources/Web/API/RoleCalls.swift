import Hummingbird
import Kernel
import Store
import Workforce

/// The roles and what they may do.
enum RoleCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.roles, .right(.rightsRead),
            Operation(id: "roles", summary: "Roles and their rights", answer: .page(of: .ref("Role")))
        ) { ask in
            let roles = try await ask.house.team.roles()
            return .json(PageJSON(items: roles.map { RoleJSON($0, in: ask) }, next: nil))
        },
        .api(
            .post, Paths.API.roles, .right(.rightsWrite),
            Operation(
                id: "addRole", summary: "Makes a role, with rights or as a copy of another", body: .ref("RoleRequest"),
                answer: .ref("Role"), status: 201, refusals: [409])
        ) { ask in
            let (body, key) = try await ask.json(RoleBody.self)
            return .json(RoleJSON(try await body.add(in: ask, key), in: ask), status: .created)
        },
        .api(
            .put, Paths.API.role, .right(.rightsWrite),
            Operation(
                id: "setRights", summary: "Gives a role other rights or names, or retires it",
                body: .ref("RoleChange"), answer: .ref("Role"), refusals: [409, 412])
        ) { ask in
            let (body, _) = try await ask.json(RoleBody.self)
            let role = try await body.change(ask.name("role"), in: ask, version: try ask.version())
            return .json(RoleJSON(role, in: ask), etag: role.version)
        },
        .api(
            .post, Paths.API.roleDelivered, .right(.rightsWrite),
            Operation(
                id: "answerDelivered",
                summary: "Gives a changed role what this version would add to it, or leaves it as it is for good",
                body: .whole([("take", .boolean)]), answer: .ref("Role"), refusals: [409, 412])
        ) { ask in
            let (body, key) = try await ask.json(DeliveredBody.self)
            let role = try await ask.answerDelivered(taking: body.take, version: try ask.version(), key)
            return .json(RoleJSON(role, in: ask), etag: role.version)
        },
        .api(
            .post, Paths.API.rolePreview, .right(.rightsWrite),
            Operation(
                id: "previewRights", summary: "Who would gain and lose what where, if a role had these rights",
                body: .whole([("rights", .array(.words(Right.allCases.map(\.rawValue))))]),
                answer: .page(of: .ref("RoleEffect")))
        ) { ask in
            let (body, _) = try await ask.json(RightsBody.self)
            let effects = try await ask.house.team.effect(
                of: Set(body.rights), on: ask.name("role"), for: try ask.actor)
            let names = try await Names.load(ask)
            return .json(PageJSON(items: effects.map { RoleEffectJSON(effect: $0, names: names) }, next: nil))
        },
    ]
}

private struct DeliveredBody: Decodable, Sendable { let take: Bool }

extension Ask {
    /// - Throws: ``WorkforceRefusal/unknownRole(_:)``, also for one that no desk brings ·
    ///   what ``Team/answer(_:taking:version:request:by:)`` refuses
    func answerDelivered(taking: Bool, version: Int?, _ request: RequestKey?) async throws -> Role {
        let key = name("role")
        guard let new = house.delivered(key) else { throw WorkforceRefusal.unknownRole(key) }
        let role = try await house.team.answer(new, taking: taking, version: version, request: request, by: try actor)
        house.doorkeeper.forget()
        return role
    }
}
