import HTTPTypes

/// The headers that the house reads or writes and HTTPTypes does not name.
extension HTTPField.Name {
    static let idempotencyKey = header("Idempotency-Key")
    static let frameOptions = header("X-Frame-Options")
    static let contentTypeOptions = header("X-Content-Type-Options")
    static let referrerPolicy = header("Referrer-Policy")
    static let robots = header("X-Robots-Tag")
    static let requestNumber = header("X-Request-Number")
    static let requestID = header("X-Request-ID")
    static let formToken = header("X-Form-Token")
    static let htmxRequest = header("HX-Request")
    static let htmxPushURL = header("HX-Push-Url")
    static let forwardedFor = header("X-Forwarded-For")
    static let forwardedProto = header("X-Forwarded-Proto")
    static let forwardedHost = header("X-Forwarded-Host")
    static let workerAllowed = header("Service-Worker-Allowed")
    static let fetchSite = header("Sec-Fetch-Site")

    private static func header(_ text: String) -> Self {
        guard let name = Self(text) else { preconditionFailure("\(text) is not a header") }
        return name
    }
}
