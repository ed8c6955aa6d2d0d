import Casework
import Foundation
import Hummingbird
import Kernel
import Logging
import Store
import Synchronization
import Workforce

/// Every request comes through here: who is it, may they enter, what is behind it, and what is said when it fails.
struct Door: Sendable {
    let house: House

    func answer(_ route: Route, _ request: Request, _ context: WebContext) async -> Response {
        let begun = ContinuousClock().now
        var arrival = Arrival(request, from: context.address, house.door.proxies)
        var response: Response
        do {
            guard route.isAt(request.uri.path) else { throw WebRefusal.unknownPage }
            let (session, stay) = try await admit(arrival, to: route)
            if let session, !route.isAPI { arrival.language = session.language }
            guard !request.isFromElsewhere(mayHide: Paths.isGuest(route.path.template)) else {
                throw WorkforceRefusal.formExpired
            }
            let ask = Ask(house, arrival, context.parameters, route, session, stay)
            try enter(route, session)
            try await checkForm(ask, route)
            response = try await route.handle(ask)
        } catch {
            response = failure(error, arrival, route)
        }
        addHeaders(to: &response, arrival, isAPI: route.isAPI)
        if request.method == .head { response = response.createHeadResponse() }
        let seconds = (ContinuousClock().now - begun).seconds
        house.metrics.count(route, status: response.status.code, seconds: seconds)
        tell(arrival, response, seconds)
        return response
    }

    /// Who asks, and their stay: whoever is known is counted by their account, everybody else by their address.
    private func admit(
        _ arrival: Arrival, to route: Route
    ) async throws -> (Entrance.Session?, Turnstile.Stay?) {
        guard !Paths.watched.contains(route.path) else { return (nil, nil) }
        do {
            let session = try await session(for: arrival.request, of: route)
            return (session, try house.turnstile.enter(.init(session, from: arrival.way.origin)))
        } catch WorkforceRefusal.notSignedIn {
            _ = try house.turnstile.enter(.address(arrival.way.origin))
            throw WorkforceRefusal.notSignedIn
        }
    }

    /// Who asks: a token for the API, a cookie for pages (and for the API when called from our own pages).
    private func session(for request: Request, of route: Route) async throws -> Entrance.Session? {
        if let header = request.headers[.authorization] {
            guard route.isAPI || route.path == Paths.live, header.hasPrefix("Bearer ") else {
                throw WorkforceRefusal.notSignedIn
            }
            return try await house.doorkeeper.bearer(String(header.dropFirst("Bearer ".count)))
        }
        guard let cookie = request.cookies[Cookies.session]?.value else { return nil }
        do { return try await house.doorkeeper.session(of: cookie) } catch WorkforceRefusal.notSignedIn { return nil }
    }

    private func enter(_ route: Route, _ session: Entrance.Session?) throws {
        if session?.mustChoose == true, route.gate != .open, !Paths.beforeChoosing.contains(route.path) {
            throw WorkforceRefusal.mustChoosePassword
        }
        switch route.gate {
        case .open: return
        case .signedIn:
            guard session != nil else { throw WorkforceRefusal.notSignedIn }
        case .inPerson:
            guard let session else { throw WorkforceRefusal.notSignedIn }
            guard !session.isLimited else { throw WorkforceRefusal.beyondTheScope }
        case .right(let rights):
            guard let session else { throw WorkforceRefusal.notSignedIn }
            guard rights.contains(where: { session.actor.may($0) }) else {
                throw WorkforceRefusal.notAllowed(rights[0])
            }
        }
    }

    /// A request that changes something and is known by its cookie must bring the form's token: as a header or, read by
    /// ``Ask/form()``, as a field. Calls with a bearer token carry no cookie and cannot be forged by another site.
    private func checkForm(_ ask: Ask, _ route: Route) async throws {
        guard ask.isAPI, route.method != .get, let session = ask.session, !session.formToken.isEmpty else { return }
        guard Secret.isSame(ask.request.headers[.formToken] ?? "", session.formToken) else {
            throw WorkforceRefusal.formExpired
        }
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

enum Cookies {
    static let session = "guanjia"
    /// Between the first step of a sign-in and the second.
    static let half = "guanjia-half"
    /// Between going out to a provider and coming back.
    static let signOn = "guanjia-way"
    static let language = "language"
}
