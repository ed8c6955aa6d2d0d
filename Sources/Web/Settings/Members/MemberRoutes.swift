import Hummingbird
import Kernel
import Store
import Workforce

/// What an administrator does with one member of staff.
enum MemberRoutes {
    static let all: [Route] = [
        .page(.get, Paths.member, .right(.staffRead)) { ask in try await MemberPage.response(ask) },
        .page(.post, Paths.member, .right(.staffWrite), change),
        .page(.post, Paths.memberPassword, .right(.staffWrite)) { ask in
            _ = try await ask.form()
            return try await attempt(ask) {
                // Told this once: it is kept nowhere, and stands in no address.
                try await MemberPage.response(ask, .init(password: try await issue(ask)))
            }
        },
        .page(.post, Paths.memberUnlocking, .right(.staffWrite)) { ask in
            let form = try await ask.form()
            _ = try await unlock(ask, ask.requestKey(form))
            return .see(try await address(ask, saved: "unlocked"))
        },
        .page(.post, Paths.staffSessions, .right(.staffWrite)) { ask in
            let form = try await ask.form()
            _ = try await StaffPage.endSessions(ask, ask.requestKey(form))
            return .see(try await address(ask, saved: "ended"))
        },
        .page(.post, Paths.memberSession, .right(.staffWrite)) { ask in
            let form = try await ask.form()
            _ = try await endSession(ask, ask.requestKey(form))
            return .see(try await address(ask, saved: "ended"))
        },
        .page(.post, Paths.staffFactor, .right(.staffWrite)) { ask in
            let form = try await ask.form()
            return try await attempt(ask) {
                _ = try await StaffPage.endFactor(ask, reason: form.raw("reason"))
                return .see(try await address(ask, saved: "factor"))
            }
        },
        .page(.get, Paths.memberRights, .right(.staffRead, .rightsRead)) { ask in
            try await StandingPage.response(ask)
        },
    ] + LeavingPage.all

    private static func change(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let body = MemberBody(form)
        do {
            let version = form[FormField.version].flatMap { Int($0) }
            _ = try await save(body, version: version, ask.requestKey(form), in: ask)
            return .see(try await address(ask, saved: "1"))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await MemberPage.response(ask, .init(typed: body, refusal: refusal))
        }
    }

    /// - Throws: ``WebRefusal/unknownPage`` · what ``Team/change(_:to:version:request:by:)`` refuses
    static func save(_ body: MemberBody, version: Int?, _ request: RequestKey?, in ask: Ask) async throws -> Staff {
        let (id, staff) = try await SkillsPage.staff(ask)
        let change = try await body.change(of: staff, in: ask)
        defer { forget(ask) }
        return try await ask.house.team.change(id, to: change, version: version, request: request, by: try ask.actor)
    }

    /// What counts from now on is known to this process at once.
    static func forget(_ ask: Ask) {
        ask.house.doorkeeper.forget()
        ask.house.lookups.forget()
    }

    static func issue(_ ask: Ask) async throws -> String {
        let (id, _) = try await SkillsPage.staff(ask)
        let password = try await ask.house.entrance.reissuePassword(of: id, by: try ask.actor)
        forget(ask)
        return password
    }

    static func unlock(_ ask: Ask, _ request: RequestKey?) async throws -> Bool {
        let (id, _) = try await SkillsPage.staff(ask)
        return try await ask.house.entrance.unlock(id, request: request, by: try ask.actor)
    }

    static func endSession(_ ask: Ask, _ request: RequestKey?) async throws -> Int {
        let (id, key) = (try await SkillsPage.staff(ask).0, ask.name("session"))
        defer { forget(ask) }
        return try await ask.house.entrance.endSession(key, of: id, request: request, by: try ask.actor)
    }

    static func address(_ ask: Ask, saved: String) async throws -> String {
        Paths.member(ask.name("staff"), query: [("saved", saved)])
    }

    /// What can be mended is said on the member's page.
    static func attempt(
        _ ask: Ask, subject: String? = nil, _ work: () async throws -> Response
    ) async throws -> Response {
        do { return try await work() } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await MemberPage.response(ask, .init(refusal: refusal, subject: subject))
        }
    }
}
