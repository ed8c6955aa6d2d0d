import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// How well the households are known, by steward, with what is missing.
enum AcquaintancePage {
    /// So many households that are not known are shown of each steward.
    private static let most = 50

    static func get(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let projects = actor.projects(.peopleRead, of: try await ask.house.places.projects())
        let project = try await ask.project(ask.query("project"), .peopleRead)
        let known = try await ask.house.customers.acquaintance(in: project.id, for: actor)
        let (names, rules) = (try await Names.load(ask), ask.house.customers.rules)
        let model: Model = [
            "line": names.text(
                "acquaintance.line",
                ["days": "\(rules.window.milliseconds / 86_400_000)", "target": "\(rules.target)"]),
            "groups": known.groups.map { group($0, rules, names) }, "hasGroups": !known.groups.isEmpty,
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: project.code),
            "hasProjects": projects.count > 1,
        ]
        return Shell.page("acquaintance", model, title: ask.text("acquaintance.title"), place: "people", in: ask)
    }

    private static func group(_ group: Acquaintance.Group, _ rules: ContactRules, _ names: Names) -> Model {
        let rate = group.known * 100 / max(1, group.households)
        let rest = group.households - group.known - most
        return [
            "name": group.steward?.name ?? names.text("acquaintance.nobody"), "households": "\(group.households)",
            "known": "\(group.known)", "rate": "\(rate) %", "isBad": rate < rules.target,
            "lacks": group.lacks.prefix(most).map { lack($0, names) }, "hasLacks": !group.lacks.isEmpty,
            "more": rest > 0 ? names.text("acquaintance.more", ["n": "\(rest)"]) : "",
        ]
    }

    private static func lack(_ lack: Acquaintance.Lack, _ names: Names) -> Model {
        let parts = lack.parts.map(\.rawValue) + (lack.isSilent ? ["contact"] : [])
        return [
            "code": lack.resident.code, "name": lack.resident.name,
            "href": Paths.person(lack.resident.person.description),
            "noCalls": lack.isSilent && lack.resident.declinesCalls,
            "parts": names.list(parts.map { names.text("acquaintance.part.\($0)") }),
        ]
    }
}
