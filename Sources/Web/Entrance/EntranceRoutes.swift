import Foundation
import Hummingbird
import Kernel
import Workforce

/// Signing in and out, choosing a language.
enum EntranceRoutes {
    static let all: [Route] = [
        .page(.get, Paths.signIn, .open) { ask in page(ask, user: "", sentence: nil) },
        .page(.post, Paths.signIn, .open, signIn),
        .page(.post, Paths.signOut, .signedIn) { ask in
            _ = try await ask.form()
            if let session = ask.session {
                try await ask.house.entrance.signOut(session.secret, by: session.actor)
                ask.house.doorkeeper.forget()
            }
            var response = Response.see(Paths.signIn())
            response.setCookie(cookie(ask, Cookies.session, "", maxAge: 0))
            return response
        },
        .page(.post, Paths.language, .signedIn) { ask in
            let form = try await ask.form()
            let language = Language(rawValue: form["language"] ?? "") ?? ask.language
            try await ask.house.team.setLanguage(language, of: try ask.actor.staff)
            ask.house.doorkeeper.forget()
            var response = Response.see(inside(form[FormField.to]))
            response.setCookie(cookie(ask, Cookies.language, language.rawValue, maxAge: 31_536_000))
            return response
        },
    ] + SecondStepPage.all + SignOnPage.all

    private static func signIn(_ ask: Ask) async throws -> Response {
        let form = try await ask.form(limit: 16 << 10)
        let user = form["user"] ?? ""
        do {
            let entry = try await ask.house.entrance.signIn(
                user: user, password: form.raw("password"),
                device: ask.request.headers[.userAgent].map(Device.name) ?? "", address: ask.way.origin)
            switch entry {
            case .session(let secret): return try await enter(secret, to: form[FormField.to], in: ask)
            case .half(let half): return SecondStepPage.lead(half, to: form[FormField.to], in: ask)
            }
        } catch let refusal as WorkforceRefusal {
            return page(ask, user: user, sentence: refusal, to: form[FormField.to])
        }
    }

    /// In: with the cookie, at the page that was asked for, else at one's own first.
    static func enter(_ secret: Secret, to: String?, in ask: Ask) async throws -> Response {
        // Whoever was signed in with this browser is not any more.
        if let before = ask.session {
            try await ask.house.entrance.signOut(before.secret, by: before.actor)
            ask.house.doorkeeper.forget()
        }
        let session = try await ask.house.doorkeeper.session(of: secret.text)
        let home = Shell.home(of: session.actor)()
        var response = Response.see(
            session.mustChoose ? Paths.account(query: [("to", to)]) : to.map { inside($0) } ?? home)
        response.setCookie(cookie(ask, Cookies.session, secret.text, maxAge: 14 * 3600))
        return response
    }

    static func page(_ ask: Ask, user: String, sentence: WorkforceRefusal?, to: String? = nil) -> Response {
        var model: Model = ["user": user, "to": to ?? ask.query("to") ?? "", "autofocus": sentence == nil]
        if let sentence { model["sentence"] = ask.house.texts.sentence(sentence, ask.language) }
        if ask.house.entrance.provider != nil {
            model["provider"] = Paths.signInProvider(query: [("to", to ?? ask.query("to"))])
            model["providerName"] = IdentityPage.name(in: ask)
        }
        return Shell.page(
            "sign-in", model, title: ask.text("signIn.title"), in: ask,
            status: sentence.map { .init(code: $0.kind.status) } ?? .ok
        ).waiting(for: sentence)
    }

    /// An address of our own, never of another host.
    static func inside(_ address: String?) -> String {
        guard let address, address.hasPrefix("/"), !address.hasPrefix("//"), !address.contains("\\"),
            address.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 })
        else { return Paths.home() }
        return address
    }

    static func cookie(_ ask: Ask, _ name: String, _ value: String, maxAge: Int) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: maxAge, path: "/", secure: ask.way.isSecure, httpOnly: true,
            sameSite: .lax)
    }
}

/// What stands for somebody's device on the timeline.
enum Device {
    static func name(_ agent: String) -> String {
        let systems = ["iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"]
        let browsers = ["MicroMessenger", "Edg", "Firefox", "Chrome", "Safari"]
        let parts = [systems, browsers].compactMap { names in names.first { agent.contains($0) } }
        return parts.isEmpty ? String(agent.prefix(40)) : parts.joined(separator: " ")
    }
}
