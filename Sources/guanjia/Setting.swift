import Web
import Workforce

/// Every setting there is. A flag counts more than the file, the file more than the environment.
enum Setting: String, CaseIterable {
    case store, blobs, desks, host, port, proxy
    case requestsPerAddress = "requests-per-address"
    case requestsPerAccount = "requests-per-account"
    case openPerAddress = "open-per-address"
    case openPerAccount = "open-per-account"
    case logLevel = "log-level"
    case logFormat = "log-format"
    case slowQueryMs = "slow-query-ms"
    case textGateway = "text-gateway"
    case textTokenFile = "text-token-file"
    case keyFile = "key-file"
    case publicAddress = "public-address"
    case oidcIssuer = "oidc-issuer"
    case oidcClient = "oidc-client"
    case oidcSecret = "oidc-secret"
    case oidcSecretFile = "oidc-secret-file"
    case oidcName = "oidc-name"
    case oidcUserClaim = "oidc-user-claim"
    case oidcNewcomers = "oidc-newcomers"
    case oidcFactor = "oidc-factor"

    /// Not to be read over somebody's shoulder.
    var isSecret: Bool { self == .oidcSecret }

    /// `GUANJIA_LOG_LEVEL`
    var variable: String { "GUANJIA_" + rawValue.uppercased().replacing("-", with: "_") }

    var fallback: String {
        switch self {
        case .store: "guanjia.db"
        case .blobs: ""
        case .desks: ""
        case .host: "127.0.0.1"
        case .port: "8080"
        case .proxy: Proxies.loopback
        case .requestsPerAddress: "600"
        case .requestsPerAccount: "1000"
        case .openPerAddress: "200"
        case .openPerAccount: "100"
        case .logLevel: "info"
        case .logFormat: "text"
        case .slowQueryMs: "500"
        case .oidcUserClaim: "preferred_username"
        case .oidcNewcomers: SignOnRules.Newcomers.refuse.rawValue
        case .textGateway, .textTokenFile, .keyFile, .publicAddress, .oidcIssuer, .oidcClient, .oidcSecret,
            .oidcSecretFile, .oidcName, .oidcFactor:
            ""
        }
    }

    var meaning: String {
        switch self {
        case .store: "where the store is: a path or a postgres URL"
        case .blobs: "the folder of files, shared by all copies; beside the store where it is empty"
        case .desks: "the folder of the desks; Desks here or above the program where it is empty"
        case .host: "the address that serve listens on"
        case .port: "the port that serve listens on; 0 takes a free one"
        case .proxy: "addresses or networks of the proxies that are believed when they say for whom they ask; none"
        case .requestsPerAddress: "requests in ten seconds without an account from one address; 0 is no limit"
        case .requestsPerAccount: "requests in ten seconds by one account, or one token; 0 is no limit"
        case .openPerAddress: "requests under way at once without an account from one address; 0 is no limit"
        case .openPerAccount: "requests under way and live pages at once of one account, or one token; 0 is no limit"
        case .logLevel: "debug (every request), info, warning or error"
        case .logFormat: "text, or json: one object a line"
        case .slowQueryMs: "a transaction or query that takes longer is logged, in milliseconds; 0 logs none"
        case .textGateway: "the address that text messages to customers are posted to; none are sent where it is empty"
        case .keyFile:
            "the file of the key that seals secrets; where it is empty, beside a store that is a file, else none"
        case .publicAddress: "where browsers reach this house, without a path: for single sign-on, links in messages"
        case .oidcIssuer: "the provider of single sign-on (OpenID Connect), as it names itself; none where it is empty"
        case .oidcClient: "what the provider calls this house"
        case .oidcSecret: "the secret that the provider gave it; better kept in a file"
        case .oidcSecretFile: "a file with that secret; a client known by PKCE alone has none"
        case .oidcName: "what stands on the button; words of the house where it is empty"
        case .oidcUserClaim: "the claim that has somebody's name at the provider"
        case .oidcNewcomers: "whom nobody is linked to yet: refuse, or link at once by user (name) or verified phone"
        case .oidcFactor: "words of amr or acr, with spaces between, by which the provider says it had a second factor"
        case .textTokenFile: "a file with the bearer token that the gateway asks for; none where it is empty"
        }
    }
}
