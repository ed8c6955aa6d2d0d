import Directory
import Foundation
import Kernel
import Store
import Workforce

/// Who is on the stage. Every role of the desk is played by somebody whose user name is the role itself; besides them
/// some people with names, and one person with nothing but the same roles in another project.
enum Cast {
    struct Part: Sendable {
        let user: String
        let name: String
        let role: String
        var department: String?
        /// Nil: in every project.
        var project: String? = "garden"
    }

    static let people: [Part] = [
        Part(user: "lin", name: "林晓", role: "agent", department: "service"),
        Part(user: "chen", name: "陈主管", role: "supervisor", department: "service"),
        Part(user: "zhao", name: "赵师傅", role: "engineer", department: "engineering"),
        Part(user: "qian", name: "钱师傅", role: "engineer", department: "engineering"),
        Part(user: "hui", name: "回小访", role: "callback", department: "service"),
        Part(user: "bai", name: "白隔壁", role: "agent", department: "service", project: "tower"),
        Part(user: "ru", name: "茹隔壁", role: "supervisor", department: "service", project: "tower"),
        Part(user: "warden", name: "管一处", role: "administrator"),
        Part(user: "root", name: "总管", role: "administrator", project: nil),
    ]

    static let password = "correct-horse"
    /// Made once: scrypt is slow on purpose.
    static let sealed = Result { try SealedPassword(password) }

    static func session(of user: String) -> String { "gjs_stage_\(user)" }
    static func formToken(of user: String) -> String { "form-\(user)" }

    /// Hires everybody; answers the API tokens by user, and a token without any right as `nobody-at-all`.
    static func hire(_ roles: [Role], _ projects: [String: Project], in store: Store) async throws -> [String: String] {
        let team = Team(store)
        let departments = Dictionary(uniqueKeysWithValues: try await team.departments().map { ($0.key, $0.id) })
        let parts =
            people
            + roles.map { role in
                // Roles and the audit trail are the house's: who changes or reads them works in all of it.
                let project = role.rights.isDisjoint(with: [.rightsWrite, .auditRead]) ? "garden" : nil
                return Part(user: role.key, name: role.name.zh, role: role.key, project: project)
            }
        var tokens: [String: String] = [:]
        for part in parts {
            let post = Staff.Post(role: part.role, project: part.project.flatMap { projects[$0]?.id })
            let draft = StaffDraft(
                user: part.user, name: part.name,
                departments: part.department.flatMap { departments[$0] }.map { [$0] } ?? [], roles: [post])
            let staff = try await team.add(draft, password: try sealed.get(), by: 0)
            tokens[part.user] = try await Entrance(store).makeToken(user: part.user, label: "test", scope: nil).text
            try await signIn(staff, store)
        }
        tokens["nobody-at-all"] = try await Entrance(store).makeToken(user: "lin", label: "empty", scope: []).text
        return tokens
    }

    /// A session without the password: ``SignInTests`` go through the door, everybody else is in already.
    static func signIn(_ staff: Staff, _ store: Store) async throws {
        _ = try await store.write { tx in
            try tx.run(
                """
                INSERT INTO session (secret, staff, form_token, device, made_at, expires_at)
                VALUES (?1, ?2, ?3, 'test', ?4, ?5)
                """, Secret.digest(of: session(of: staff.user)), staff.id, formToken(of: staff.user), tx.now,
                tx.now + .hours(14))
        }
    }
}
