import Casework
import Hummingbird
import Kernel
import Workforce

/// What every role may do, as a table; one role at a time is changed in a form above it.
enum RolesPage {
    /// - Parameters:
    ///   - chosen: the role whose form is open.
    ///   - typed: what was filled in, in a form that was refused or looked at beforehand.
    ///   - new: what was filled in for a new role.
    ///   - effects: what the ticked rights would change for whom.
    static func response(
        _ ask: Ask, chosen: String? = nil, typed: RoleBody? = nil, new: RoleBody? = nil,
        effects: [RoleEffect]? = nil, refusal: (any Refusal)? = nil
    ) async throws -> Response {
        let mayWrite = try ask.actor.rules(.rightsWrite, in: nil)
        let names = try await Names.load(ask)
        let sentence = refusal.map { PageSentence($0, names).text } ?? ""
        let sorted = try await sorted(ask)
        var model: Model = [
            "rights": Right.allCases.map { ["name": name($0, in: ask), "key": $0.rawValue] as Model },
            "roles": sorted.map { row($0, mayWrite, in: ask) }, "mayWrite": mayWrite,
            "offers": mayWrite ? sorted.compactMap { offer($0, in: ask) } : [],
            "refused": chosen == nil && new == nil ? sentence : "",
            "isSaved": ask.query("saved") != nil && refusal == nil && effects == nil, "count": "\(sorted.count)",
        ]
        let key = chosen ?? ask.query("role")
        if mayWrite, let role = sorted.first(where: { $0.key == key }) {
            var form = form(role, typed, in: ask)
            if new == nil { form["sentence"] = sentence }
            if let effects { form["preview"] = preview(effects, names, ask) }
            model["form"] = form
        }
        if mayWrite {
            model["new"] = form(new, sentence, copying: sorted, ask.language)
        }
        return Shell.page(
            "roles", model, title: ask.text("nav.roles"), place: "roles", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    /// The form that makes a role.
    private static func form(
        _ new: RoleBody?, _ sentence: String, copying roles: [Role], _ language: Language
    ) -> Model {
        [
            "key": new?.role ?? "", "zh": new?.names?.zh ?? "", "zhHant": new?.names?.zhHant ?? "",
            "en": new?.names?.en ?? "", "isOpen": new != nil, "sentence": new == nil ? "" : sentence,
            "copies": Choice.options(roles.map { ($0.key, $0.name[language]) }, chosen: new?.copyOf),
        ]
    }

    /// In the order of the desks, those that are not given any more last.
    private static func sorted(_ ask: Ask) async throws -> [Role] {
        let order = ask.house.cases.desks.values.flatMap(\.roles).map(\.key)
        return try await ask.house.team.roles().sorted { place(of: $0, order) < place(of: $1, order) }
    }

    private static func place(of role: Role, _ order: [String]) -> (Int, Int, String) {
        (role.retiredAt == nil ? 0 : 1, order.firstIndex(of: role.key) ?? .max, role.key)
    }

    private static func preview(_ effects: [RoleEffect], _ names: Names, _ ask: Ask) -> Model {
        [
            "isNobody": effects.isEmpty,
            "people": effects.map { one -> Model in
                func list(_ rights: Set<Right>) -> [String] {
                    Right.allCases.filter(rights.contains).map { name($0, in: ask) }
                }
                return [
                    "name": one.staff.name, "href": Paths.memberRights(one.staff.id.description),
                    "project": one.part.map(names.reach) ?? one.project.map(names.project)
                        ?? ask.text("staff.allProjects"),
                    "gains": list(one.gains), "loses": list(one.loses),
                ]
            },
        ]
    }

    /// What this version would add to a role that somebody changed; nil where it would add nothing.
    private static func offer(_ role: Role, in ask: Ask) -> Model? {
        guard let rights = ask.house.delivered(role.key).map({ role.offered(by: $0) }), !rights.isEmpty else {
            return nil
        }
        return [
            "name": role.name[ask.language], "to": Paths.roleDelivered(role.key), "version": "\(role.version)",
            "rights": Right.allCases.filter(rights.contains).map { name($0, in: ask) },
        ]
    }

    private static func row(_ role: Role, _ mayWrite: Bool, in ask: Ask) -> Model {
        [
            "name": role.name[ask.language], "count": "\(role.rights.count)",
            "isRetired": role.retiredAt != nil,
            "change": Paths.roles(query: [("role", role.key)]) + "#form", "mayChange": mayWrite,
            "cells": Right.allCases.map { right -> Model in
                ["has": role.rights.contains(right), "right": name(right, in: ask)]
            },
        ]
    }

    private static func form(_ role: Role, _ typed: RoleBody?, in ask: Ask) -> Model {
        let groups = Dictionary(grouping: Right.allCases) { $0.rawValue.split(separator: ".")[0] }
        let keys = Right.allCases.map { $0.rawValue.split(separator: ".")[0] }
        var seen: Set<Substring> = []
        let ticked = Set((typed?.rights.map(Set.init) ?? role.rights).map(\.rawValue))
        let names = typed?.names ?? role.name
        return [
            "name": role.name[ask.language], "action": Paths.role(role.key), "cancel": Paths.roles(),
            "version": "\(role.version)", "isRetired": role.retiredAt != nil,
            "zh": names.zh, "zhHant": names.zhHant, "en": names.en,
            "groups": keys.filter { seen.insert($0).inserted }.map { key -> Model in
                [
                    "title": ask.text("roles.group.\(key)"),
                    "options": Choice.options(
                        (groups[key] ?? []).map { ($0.rawValue, name($0, in: ask)) }, chosen: ticked),
                ]
            },
        ]
    }

    /// As the desk calls it.
    static func name(_ right: Right, in ask: Ask) -> String {
        let desks = ask.house.cases.desks.values.sorted { $0.key < $1.key }
        return desks.lazy.compactMap { $0.rightNames[right] }.first?[ask.language] ?? right.rawValue
    }
}
