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
    ] + FactorPage.all + IdentityPage.all

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

    /// The parts of the page that something is asked for in.
    enum Part { case password, factor, identity }

    /// - Parameters:
    ///   - part: what was asked for, and beside what the refusal stands.
    ///   - codes: recovery codes that are told now.
    static func show(
        _ ask: Ask, _ refusal: WorkforceRefusal? = nil, of part: Part = .password, codes: [String] = []
    ) async throws -> Response {
        if try ask.signedIn.mustChoose { return ChoosingPage.response(ask, refusal, to: ask.query("to")) }
        let sessions = try await ask.house.entrance.signedIn(try ask.signedIn)
        let (id, saved) = (try ask.actor.staff, ask.query("saved"))
        var model: Model = [
            "name": try ask.actor.name, "hasOthers": sessions.contains { !$0.isHere },
            "sessions": sessions.map { line($0, end: Paths.accountSession($0.key), in: ask) },
            "identity": try await IdentityPage.model(ask, of: id) { Paths.accountIdentityEnd($0) },
            "factor": try await FactorPage.model(ask, codes: codes),
            "passwordSaved": saved == "password", "sessionsSaved": saved == "sessions",
            "factorEnded": saved == "factor",
        ]
        if let saved, ["identity", "unlinked"].contains(saved) { model["saved"] = ask.text("signOn.saved.\(saved)") }
        if let refusal { model[key(of: refusal, part)] = ask.house.texts.sentence(refusal, ask.language) }
        return Shell.page(
            "account", model, title: ask.text("account.title"), in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok
        ).waiting(for: refusal)
    }
}

extension AccountPage {
    /// Where on the page it is said.
    private static func key(of refusal: WorkforceRefusal, _ part: Part) -> String {
        switch (part, refusal.fields) {
        case (.factor, _): "factorError"
        case (.identity, _): "identityError"
        case (.password, ["current"]): "currentError"
        case (.password, ["password"]): "passwordError"
        case (.password, _): "error"
        }
    }

    /// One browser that somebody is signed in with.
    static func line(_ session: Entrance.SignedIn, end: String, in ask: Ask) -> Model {
        let times = TimeWords(ask)
        return [
            "device": session.device, "since": times.point(session.since), "exact": times.exact(session.since),
            "way": session.way == .provider ? ask.text("signOn.way") : "",
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
