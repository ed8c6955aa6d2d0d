import Casework
import Hummingbird
import Kernel
import Workforce

/// What every role may do, as a table; one role at a time is changed in a form above it.
enum RolesPage {
    /// - Parameters:
    ///   - chosen: the role whose form is open.
    ///   - rights: what was ticked in a form that was refused.
    static func response(
        _ ask: Ask, chosen: String? = nil, rights: Set<Right>? = nil, refusal: (any Refusal)? = nil
    ) async throws -> Response {
        let mayWrite = try ask.actor.rules(.rightsWrite, in: nil)
        let roles = try await ask.house.team.roles()
        let order = ask.house.cases.desks.values.flatMap(\.roles).map(\.key)
        let sorted = roles.sorted { a, b in
            (order.firstIndex(of: a.key) ?? .max, a.key) < (order.firstIndex(of: b.key) ?? .max, b.key)
        }
        var model: Model = [
            "rights": Right.allCases.map { ["name": name($0, in: ask), "key": $0.rawValue] as Model },
            "roles": sorted.map { row($0, mayWrite, in: ask) }, "mayWrite": mayWrite,
            "isSaved": ask.query("saved") != nil && refusal == nil, "count": "\(roles.count)",
        ]
        let key = chosen ?? ask.query("role")
        if mayWrite, let role = roles.first(where: { $0.key == key }) {
            model["form"] = form(role, rights ?? role.rights, refusal, in: ask)
        }
        return Shell.page(
            "roles", model, title: ask.text("nav.roles"), place: "roles", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func row(_ role: Role, _ mayWrite: Bool, in ask: Ask) -> Model {
        [
            "name": role.name[ask.language], "count": "\(role.rights.count)",
            "change": Paths.roles(query: [("role", role.key)]) + "#form", "mayChange": mayWrite,
            "cells": Right.allCases.map { right -> Model in
                ["has": role.rights.contains(right), "right": name(right, in: ask)]
            },
        ]
    }

    private static func form(_ role: Role, _ ticked: Set<Right>, _ refusal: (any Refusal)?, in ask: Ask) -> Model {
        let groups = Dictionary(grouping: Right.allCases) { $0.rawValue.split(separator: ".")[0] }
        let keys = Right.allCases.map { $0.rawValue.split(separator: ".")[0] }
        var seen: Set<Substring> = []
        let ordered = keys.filter { seen.insert($0).inserted }
        var model: Model = [
            "name": role.name[ask.language], "action": Paths.role(role.key), "cancel": Paths.roles(),
            "groups": ordered.map { key -> Model in
                [
                    "title": ask.text("roles.group.\(key)"),
                    "options": Choice.options(
                        (groups[key] ?? []).map { ($0.rawValue, name($0, in: ask)) },
                        chosen: Set(ticked.map(\.rawValue))),
                ]
            },
        ]
        if let refusal { model["sentence"] = ask.house.texts.sentence(refusal, ask.language) }
        return model
    }

    /// As the desk calls it.
    private static func name(_ right: Right, in ask: Ask) -> String {
        let desks = ask.house.cases.desks.values.sorted { $0.key < $1.key }
        return desks.lazy.compactMap { $0.rightNames[right] }.first?[ask.language] ?? right.rawValue
    }
}
