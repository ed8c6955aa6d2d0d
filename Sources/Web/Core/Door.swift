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
    private static let counter = Atomic<Int>(0)

    func answer(_ route: Route, _ request: Request, _ context: WebContext) async -> Response {
        let begun = ContinuousClock().now
        let number = "\(getpid())-\(Self.counter.add(1, ordering: .relaxed).newValue)"
        var language = Language(accepting: request.headers[.acceptLanguage])
        if let chosen = request.cookies[Cookies.language]?.value, let chosen = Language(rawValue: chosen) {
            language = chosen
        }
        var response: Response
        do {
            guard !request.isFromElsewhere else { throw WorkforceRefusal.formExpired }
            let session = try await session(for: request, of: route)
            if let session, !route.isAPI { language = session.language }
            let ask = Ask(
                house: house, request: request, parameters: context.parameters, session: session, language: language,
                number: number, isAPI: route.isAPI,
                asked: Dictionary(grouping: request.uri.queryParameters, by: \.key).mapValues { values in
                    values.map { String($0.value) }
                }, address: context.address)
            try enter(route.gate, session)
            try await checkForm(ask, route)
            response = try await route.handle(ask)
        } catch {
            response = failure(error, request, route, language, number)
        }
        addHeaders(to: &response, number: number, isAPI: route.isAPI)
        let seconds = (ContinuousClock().now - begun).seconds
        house.metrics.count(route, status: response.status.code, seconds: seconds)
        tell(request, number, response, seconds)
        return response
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

    private func enter(_ gate: Route.Gate, _ session: Entrance.Session?) throws {
        switch gate {
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
        guard ask.isAPI, ask.request.method != .get, let session = ask.session, !session.formToken.isEmpty else {
            return
        }
        guard Secret.isSame(ask.request.headers[.formToken] ?? "", session.formToken) else {
            throw WorkforceRefusal.formExpired
        }
    }

    private func failure(
        _ error: any Error, _ request: Request, _ route: Route, _ language: Language, _ number: String
    ) -> Response {
        let refusal: any Refusal
        switch error {
        case let known as any Refusal: refusal = known
        case let http as HTTPError where http.status.code == 413:
            refusal = WebRefusal.bodyTooLarge(limit: Ask.mostBodyBytes)
        case let failure as StoreFailure:
            refusal = MachineRefusal(failure, number)
            tell(failure, request, number)
        default:
            refusal = MachineRefusal.failed(number)
            tell(error, request, number)
        }
        if !route.isAPI, refusal.kind == .notSignedIn, request.method == .get {
            return .see(Paths.signIn(query: [("to", request.uri.string)]))
        }
        return route.isAPI
            ? Problem(refusal: refusal, texts: house.texts, language: language).response
            : ErrorPage.response(refusal, house, language)
    }

    private func tell(_ request: Request, _ number: String, _ response: Response, _ seconds: Double) {
        house.logger.debug(
            "answered",
            metadata: [
                "request": "\(number)", "method": "\(request.method)", "path": "\(request.uri.path)",
                "status": "\(response.status.code)", "ms": "\(Int(seconds * 1000))",
            ])
    }

    /// The address without its question: what somebody looked for stays out of the log.
    private func tell(_ cause: any Error, _ request: Request, _ number: String) {
        house.logger.error(
            "failed",
            metadata: [
                "request": "\(number)", "method": "\(request.method)", "path": "\(request.uri.path)",
                "cause": "\(cause)",
            ])
    }

    private func addHeaders(to response: inout Response, number: String, isAPI: Bool) {
        response.headers[.requestNumber] = number
        response.headers[.contentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.frameOptions] = "DENY"
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] =
                isAPI ? "default-src 'none'; frame-ancestors 'none'" : Self.policy
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    }

    /// Nothing from elsewhere, nothing inline.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
        font-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
        frame-ancestors 'none'
        """
}

/// The machine failed. The number is what a user quotes and what the log has beside the cause.
enum MachineRefusal: Refusal {
    case failed(String)
    case diskFull(String)
    case unreachable(String)

    init(_ failure: StoreFailure, _ number: String) {
        switch failure {
        case .diskFull: self = .diskFull(number)
        case .unreachable: self = .unreachable(number)
        case .unreadable, .newerSchema, .engine, .closed: self = .failed(number)
        }
    }

    var code: String {
        switch self {
        case .failed: "failed"
        case .diskFull: "diskFull"
        case .unreachable: "unreachable"
        }
    }
    var kind: RefusalKind {
        switch self {
        case .failed: .failed
        case .diskFull, .unreachable: .unavailable
        }
    }
    var arguments: [String: String] {
        switch self {
        case .failed(let number), .diskFull(let number), .unreachable(let number): ["number": number]
        }
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

enum Cookies {
    static let session = "guanjia"
    static let language = "language"
}
