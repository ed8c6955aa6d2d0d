import Hummingbird
import Kernel
import Logging
import Store
import Workforce

/// What the door says when something fails, and what it puts on every answer.
extension Door {
    func failure(_ error: any Error, _ arrival: Arrival, _ route: Route) -> Response {
        let refusal: any Refusal
        switch error {
        case let known as any Refusal: refusal = known
        case let http as HTTPError where http.status.code == 413:
            refusal = WebRefusal.bodyTooLarge(limit: Ask.mostBodyBytes)
        case let failure as StoreFailure:
            refusal = MachineRefusal(failure, arrival.number)
            tell(failure, arrival)
        default:
            refusal = MachineRefusal.failed(arrival.number)
            tell(error, arrival)
        }
        if !route.isAPI, refusal.kind == .notSignedIn, arrival.request.method == .get {
            return .see(Paths.signIn(query: [("to", arrival.request.uri.string)]))
        }
        if !route.isAPI, refusal.code == WorkforceRefusal.mustChoosePassword.code {
            let isRead = arrival.request.method == .get
            return .see(Paths.account(query: [("to", isRead ? arrival.request.uri.string : nil)]))
        }
        return route.isAPI
            ? Problem(refusal: refusal, texts: house.texts, language: arrival.language).response
            : ErrorPage.response(refusal, house, arrival.language)
    }

    func tell(_ arrival: Arrival, _ response: Response, _ seconds: Double) {
        house.logger.debug(
            "answered",
            metadata: arrival.particulars.merging(
                ["status": "\(response.status.code)", "ms": "\(Int(seconds * 1000))"]) { $1 })
    }

    private func tell(_ cause: any Error, _ arrival: Arrival) {
        house.logger.error("failed", metadata: arrival.particulars.merging(["cause": "\(cause)"]) { $1 })
    }

    func addHeaders(to response: inout Response, _ arrival: Arrival, isAPI: Bool) {
        response.headers[.requestNumber] = arrival.number
        if let id = arrival.way.id { response.headers[.requestID] = id }
        response.headers[.contentTypeOptions] = "nosniff"
        // The address of a customer's page opens it: it goes nowhere, and nobody lists it.
        let isGuest = Paths.isGuest(arrival.request.uri.path)
        response.headers[.referrerPolicy] = isGuest ? "no-referrer" : "same-origin"
        if isGuest { response.headers[.robots] = "noindex, nofollow" }
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
