import Hummingbird
import Kernel
import Workforce

/// The asker's own account: the password, and where they are signed in.
enum AccountPage {
    static let all: [Route] = [
        .page(.get, Paths.account, .signedIn) { ask in try await show(ask) },
        .page(.post, Paths.accountPassword, .signedIn, changePassword),
        .page(.post, Paths.accountSessions, .signedIn) { ask in
            let form = try await ask.form()
            _ = try await ask.house.entrance.endOthers(try ask.signedIn, request: ask.requestKey(form))
            ask.house.doorkeeper.forget()
            return .see(Paths.account(query: [("saved", "sessions")]))
        },
        .page(.post, Paths.accountSession, .signedIn) { ask in
            let form = try await ask.form()
            _ = try await ask.house.entrance.endSession(
                ask.name("session"), of: try ask.actor.staff, request: ask.requestKey(form), by: try ask.actor)
            ask.house.doorkeeper.forget()
            return .see(Paths.account(query: [("saved", "sessions")]))
        },
    ] + FactorPage.all

    private static func changePassword(_ ask: Ask) async throws -> Response {
        let form = try await ask.form(limit: 16 << 10)
        if try ask.signedIn.mustChoose { return try await ChoosingPage.choose(ask, form) }
        do {
            _ = try await ask.house.entrance.changePassword(
                from: form.raw("current"), to: form.raw("password"), in: try ask.signedIn,
                key: form[FormField.once].map { "form:password:\($0)" })
            ask.house.doorkeeper.forget()
            return .see(Paths.account(query: [("saved", "password")]))
        } catch let refusal as WorkforceRefusal {
            return try await show(ask, refusal)
        }
    }

    /// - Parameters:
    ///   - isOfFactor: whether the second step was asked for, and not the password.
    ///   - codes: recovery codes that are told now.
    static func show(
        _ ask: Ask, _ refusal: WorkforceRefusal? = nil, isOfFactor: Bool = false, codes: [String] = []
    ) async throws -> Response {
        if try ask.signedIn.mustChoose { return ChoosingPage.response(ask, refusal, to: ask.query("to")) }
        let sessions = try await ask.house.entrance.signedIn(try ask.signedIn)
        let sentence = refusal.map { ask.house.texts.sentence($0, ask.language) } ?? ""
        let model: Model = [
            "name": try ask.actor.name, "hasOthers": sessions.contains { !$0.isHere },
            "sessions": sessions.map { line($0, end: Paths.accountSession($0.key), in: ask) },
            "currentError": !isOfFactor && refusal?.fields == ["current"] ? sentence : "",
            "passwordError": refusal?.fields == ["password"] ? sentence : "",
            "error": !isOfFactor && refusal?.fields == [] ? sentence : "",
            "factorError": isOfFactor ? sentence : "", "factor": try await FactorPage.model(ask, codes: codes),
            "passwordSaved": ask.query("saved") == "password", "sessionsSaved": ask.query("saved") == "sessions",
            "factorEnded": ask.query("saved") == "factor",
        ]
        return Shell.page(
            "account", model, title: ask.text("account.title"), in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok
        ).waiting(for: refusal)
    }
}

extension AccountPage {
    /// One browser that somebody is signed in with.
    static func line(_ session: Entrance.SignedIn, end: String, in ask: Ask) -> Model {
        let times = TimeWords(ask)
        return [
            "device": session.device, "since": times.point(session.since), "exact": times.exact(session.since),
            "seen": session.seenAt.map(times.point) ?? "", "address": session.address, "isHere": session.isHere,
            "end": end,
        ]
    }
}

extension Ask {
    /// - Throws: ``WorkforceRefusal/notSignedIn``
    var signedIn: Entrance.Session {
        get throws {
            guard let session else { throw WorkforceRefusal.notSignedIn }
            return session
        }
    }
}
