import Hummingbird
import Workforce

/// What an administrator sees and changes.
enum SettingsRoutes {
    static let all: [Route] = [
        .page(.get, Paths.staff, .right(.staffRead)) { ask in try await StaffPage.response(ask) },
        .page(.post, Paths.staff, .right(.staffWrite), StaffPage.add),
        .page(.get, Paths.staffSkills, .right(.staffWrite)) { ask in try await SkillsPage.response(ask) },
        .page(.post, Paths.staffSkills, .right(.staffWrite), SkillsPage.save),
        .page(.get, Paths.audit, .right(.auditRead)) { ask in try await AuditPage.response(ask) },
    ] + MemberRoutes.all + RoleRoutes.all + StructureRoutes.all
}
