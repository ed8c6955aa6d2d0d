import Foundation
import Kernel

/// A provider as it describes itself, with what was read of it lately.
///
/// Nothing is asked of it before somebody wants to come in by it: where it is away, only those wait.
package actor IdentityProvider {
    package nonisolated let rules: SignOnRules
    private let line: ProviderLine
    private let clock: Clock
    private var description: (Description, until: Instant)?
    private var keys: (ProviderKeys, readAt: Instant)?

    private static let life = Span.hours(1)
    /// Keys that were read so lately are not read anew for one that is missing.
    private static let keyPause = Span.seconds(10)

    package init(_ rules: SignOnRules, _ line: ProviderLine, clock: Clock) {
        (self.rules, self.line, self.clock) = (rules, line, clock)
    }

    /// What the document at `/.well-known/openid-configuration` says (OpenID Connect Discovery 1.0).
    struct Description: Decodable, Sendable {
        let issuer: String
        let authorization: String
        let token: String
        let keys: String
        let clientMethods: [String]?
        let namesIssuer: Bool?

        enum CodingKeys: String, CodingKey {
            case issuer
            case authorization = "authorization_endpoint"
            case token = "token_endpoint"
            case keys = "jwks_uri"
            case clientMethods = "token_endpoint_auth_methods_supported"
            case namesIssuer = "authorization_response_iss_parameter_supported"
        }
    }

    /// What it says of itself, read at most once an hour.
    ///
    /// - Throws: ``WorkforceRefusal/providerSilent(cause:)``
    func describe() async throws -> Description {
        let now = clock.now()
        if let (known, until) = description, until > now { return known }
        let address = rules.issuer.replacing(/\/$/, with: "") + "/.well-known/openid-configuration"
        let text = try await document(address)
        guard let found = try? JSONDecoder().decode(Description.self, from: text) else {
            throw WorkforceRefusal.providerSilent(cause: "it does not describe itself at \(address)")
        }
        guard found.issuer == rules.issuer else {
            throw WorkforceRefusal.providerSilent(cause: "its issuer is another: \(found.issuer.prefix(200))")
        }
        guard [found.authorization, found.token, found.keys].allSatisfy(SignOnRules.isSafe) else {
            throw WorkforceRefusal.providerSilent(cause: "an address of it is not https")
        }
        description = (found, now + Self.life)
        return found
    }

    /// The keys by which a token with this head is verified, read anew where none fits: providers change them.
    func keys(for head: ProviderKeys.Head) async throws -> ProviderKeys {
        let now = clock.now()
        if let (known, readAt) = keys, readAt + Self.life > now {
            if !known.fitting(head).isEmpty || readAt + Self.keyPause > now { return known }
        }
        let fresh = try ProviderKeys(try await document(try await describe().keys))
        keys = (fresh, now)
        return fresh
    }

    private func document(_ address: String) async throws -> Data {
        let answer = try await ask(.init(address))
        guard answer.status == 200 else {
            throw WorkforceRefusal.providerSilent(cause: "HTTP \(answer.status) at \(address)")
        }
        return answer.body
    }

    func ask(_ question: ProviderLine.Question) async throws -> ProviderLine.Answer {
        do { return try await line.ask(question) } catch {
            throw WorkforceRefusal.providerSilent(cause: String("\(error)".prefix(200)))
        }
    }

    func now() -> Instant { clock.now() }
}
