import Workforce

extension Schemas {
    /// The shapes of single sign-on.
    static let signOn: [(String, Schema)] = [
        (
            "SignOn",
            .whole([
                ("on", .boolean), ("issuer", maybeText), ("client", maybeText), ("name", maybeText),
                ("returnAddress", maybeText), ("userClaim", maybeText),
                ("newcomers", .nullable(.words(SignOnRules.Newcomers.allCases.map(\.rawValue)))),
                ("factorWords", .array(.string())),
            ])
        ),
        (
            "LinkedIdentity",
            .whole([
                ("id", .string()), ("issuer", .string()), ("subject", .string()), ("name", .string()),
                ("linkedAt", instant), ("usedAt", maybeInstant),
            ])
        ),
    ]
}
