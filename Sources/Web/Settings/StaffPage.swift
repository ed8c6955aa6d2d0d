import Directory
import Hummingbird
import Kernel
import Store
import Workforce

/// Who works here: everybody with their departments and roles; whoever may adds one, or signs one out everywhere.
enum StaffPage {
    static func response(_ ask: Ask, typed: Form? = nil, refusal: (any Refusal)? = nil) async throws -> Response {
        let actor = try ask.actor
        let names = try await Names.load(ask)
        let roles = try await ask.house.team.roles()
        let all = try await ask.house.team.all()
        let holders = try await ask.house.entrance.factorHolders()
        var model: Model = [
            "count": "\(all.count { $0.isActive })",
            "staff": (all.filter(\.isActive) + all.filter { !$0.isActive }).map { line($0, roles, names, holders) },
            "mayAdd": actor.may(.staffWrite), "isOpen": refusal != nil, "isAdded": ask.query("saved") == "added",
            "user": typed?["user"] ?? "", "name": typed?["name"] ?? "",
            "mayAll": actor.rules(.staffWrite, in: nil), "place": typed?["place"] ?? "",
        ]
        model.merge(choices(typed, roles, try await ask.projects(.staffWrite), names))
        if actor.may(.exportRun), actor.may(.staffRead) {
            model["export"] = Paths.export("staff")
            model["exportText"] = Paths.export("staff", query: [("format", "csv")])
        }
        if let refusal { model["error"] = PageSentence(refusal, names).text }
        return Shell.page(
            "staff", model, title: ask.text("nav.staff"), place: "staff", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    /// What somebody new may be given.
    private static func choices(_ typed: Form?, _ roles: [Role], _ projects: [Project], _ names: Names) -> Model {
        let departments = names.departments.filter { $0.retiredAt == nil }
        let named = roles.filter { $0.retiredAt == nil }.map { ($0.key, $0.name[names.language]) }
        return [
            "departments": Choice.options(
                departments.map { ($0.key, $0.name[names.language]) }, chosen: typed?["department"]),
            "roles": Choice.options(named.sorted { $0.1 < $1.1 }, chosen: typed?["role"]),
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: typed?["project"]),
            "categories": Choice.options(names.branches, chosen: typed?["category"]),
        ]
    }

    private static func line(_ staff: Staff, _ roles: [Role], _ names: Names, _ holders: Set<ID<Staff>>) -> Model {
        [
            "user": staff.user, "name": staff.name, "phone": staff.phone,
            "roles": names.list(staff.roles.map { names.post($0, roles) }),
            "departments": names.list(staff.departments.map(names.department)), "hasLeft": !staff.isActive,
            "isOnProbation": staff.isActive && staff.stage == .probation,
            "page": Paths.member(staff.id.description), "hasFactor": holders.contains(staff.id),
        ]
    }

    static func add(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let body = StaffBody(
            user: form["user"] ?? "", name: form["name"] ?? "", password: form.raw("password"),
            departments: form["department"].map { [$0] }, roles: form["role"].map { [$0] } ?? [],
            project: form["project"], place: form["place"], category: form["category"])
        do {
            _ = try await body.hire(in: ask, key: form[FormField.once].map { "form:staff:\($0)" })
            return .see(Paths.staff(query: [("saved", "added")]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await response(ask, typed: form, refusal: refusal)
        }
    }

    /// Takes the second step from the member of staff of the address; how many sessions ended.
    ///
    /// - Throws: ``WebRefusal/unknownPage`` · what ``Entrance/endFactor(of:reason:by:)`` refuses
    static func endFactor(_ ask: Ask, reason: String) async throws -> Int {
        let count = try await ask.house.entrance.endFactor(
            of: try await staff(ask), reason: reason, by: try ask.actor)
        ask.house.doorkeeper.forget()
        return count
    }

    private static func staff(_ ask: Ask) async throws -> ID<Staff> {
        guard let id = ID<Staff>(ask.name("staff")), try await ask.house.team.staff(id) != nil else {
            throw WebRefusal.unknownPage
        }
        return id
    }

    /// Signs the member of staff of the address out on all devices; how many sessions ended.
    ///
    /// - Throws: ``WebRefusal/unknownPage`` · ``WorkforceRefusal/notAllowed(_:)``
    static func endSessions(_ ask: Ask, _ request: RequestKey?) async throws -> Int {
        let id = try await staff(ask)
        let count = try await ask.house.entrance.revokeSessions(of: id, request: request, by: try ask.actor)
        ask.house.doorkeeper.forget()
        return count
    }
}
