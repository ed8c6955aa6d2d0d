import Hummingbird
import Kernel
import Logging
import Workforce

/// Coming in by way of a provider: out to it, and back.
enum SignOnPage {
    static let all: [Route] = [
        .page(.get, Paths.signInProvider, .open) { ask in
            let to = ask.query("to")
            do {
                let begun = try await ask.house.entrance.beginSignOn(to: to ?? "", browser: browser(ask))
                var response = Response.see(begun.address)
                response.setCookie(cookie(ask, begun.browser))
                return response
            } catch let refusal as WorkforceRefusal {
                return try await failed(ask, refusal, to: to)
            }
        },
        .page(.get, Paths.signInReturn, .open) { ask in
            do { return try await comeBack(ask) } catch let refusal as WorkforceRefusal {
                return try await failed(ask, refusal)
            }
        },
    ]

    /// What the browser's cookie holds between going out and coming back.
    static func browser(_ ask: Ask) -> String { ask.request.cookies[Cookies.signOn]?.value ?? "" }

    static func cookie(_ ask: Ask, _ value: String) -> Cookie {
        EntranceRoutes.cookie(ask, Cookies.signOn, value, maxAge: Int(Entrance.signOnLife.wholeSeconds))
    }

    private static func comeBack(_ ask: Ask) async throws -> Response {
        let back = Entrance.SignOnReturn(
            state: ask.query("state") ?? "", code: ask.query("code") ?? "", error: ask.query("error"),
            issuer: ask.query("iss"), browser: browser(ask))
        let done = try await ask.house.entrance.finishSignOn(
            back, in: ask.session, device: ask.request.headers[.userAgent].map(Device.name) ?? "",
            address: ask.way.origin)
        switch done {
        case .linked: return .see(Paths.account(query: [("saved", "identity")]))
        case .entered(.half(let half), let to): return SecondStepPage.lead(half, to: to.nonEmpty, in: ask)
        case .entered(.session(let secret), let to):
            return try await EntranceRoutes.enter(secret, to: to.nonEmpty, in: ask)
        }
    }

    /// On the page from which it began: one's account for whoever is in already, else the door.
    private static func failed(_ ask: Ask, _ refusal: WorkforceRefusal, to: String? = nil) async throws -> Response {
        note(refusal, in: ask)
        if ask.session != nil { return try await AccountPage.show(ask, refusal, of: .identity) }
        return EntranceRoutes.page(ask, user: "", sentence: refusal, to: to)
    }

    /// Why a provider was not believed is for whoever runs the house.
    static func note(_ refusal: WorkforceRefusal, in ask: Ask) {
        guard let cause = refusal.cause else { return }
        ask.house.logger.warning(
            "single sign-on failed",
            metadata: ["request": "\(ask.number)", "code": "\(refusal.code)", "cause": "\(cause)"])
    }
}

extension String {
    /// Nil where it is empty.
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
