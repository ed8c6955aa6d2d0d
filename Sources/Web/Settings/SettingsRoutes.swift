import Hummingbird
import Workforce

/// What an administrator sees and changes.
enum SettingsRoutes {
    static let all: [Route] = [
        .page(.get, Paths.staff, .right(.staffRead)) { ask in try await StaffPage.response(ask) },
        .page(.post, Paths.staff, .right(.staffWrite), StaffPage.add),
        .page(.post, Paths.staffSessions, .right(.staffWrite)) { ask in
            let form = try await ask.form()
            _ = try await StaffPage.endSessions(ask, ask.requestKey(form))
            return .see(Paths.staff(query: [("saved", "ended")]))
        },
        .page(.post, Paths.staffFactor, .right(.staffWrite)) { ask in
            _ = try await ask.form()
            _ = try await StaffPage.endFactor(ask)
            return .see(Paths.staff(query: [("saved", "factor")]))
        },
        .page(.get, Paths.staffSkills, .right(.staffWrite)) { ask in try await SkillsPage.response(ask) },
        .page(.post, Paths.staffSkills, .right(.staffWrite), SkillsPage.save),
        .page(.get, Paths.roles, .right(.rightsRead)) { ask in try await RolesPage.response(ask) },
        .page(.post, Paths.role, .right(.rightsWrite)) { ask in
            let form = try await ask.form()
            let rights = Set((form.values["right"] ?? []).compactMap { Right(rawValue: $0) })
            do {
                _ = try await ask.house.team.setRights(rights, of: ask.name("role"), by: try ask.actor)
            } catch let refusal as WorkforceRefusal {
                return try await RolesPage.response(ask, chosen: ask.name("role"), rights: rights, refusal: refusal)
            }
            // Counts from the next request of everybody who has the role.
            ask.house.doorkeeper.forget()
            return .see(Paths.roles(query: [("role", ask.name("role")), ("saved", "1")]))
        },
    ]
}
