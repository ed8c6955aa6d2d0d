import Foundation
import Kernel

/// The two requests of a sign-in: the browser's, which is only an address, and ours for what came of it.
extension IdentityProvider {
    /// The most letters of a code that a provider gives.
    static let mostCodeLetters = 4096

    /// Where the browser goes to (RFC 6749, 4.1.1; PKCE by S256, RFC 7636).
    ///
    /// - Throws: ``WorkforceRefusal/providerSilent(cause:)``
    func authorization(_ trip: SignOnTrip) async throws -> String {
        let base = try await describe().authorization
        let query = Self.encoded([
            "response_type": "code", "client_id": rules.client, "redirect_uri": rules.returnAddress,
            "scope": scope, "state": trip.state, "nonce": trip.nonce, "code_challenge": trip.challenge,
            "code_challenge_method": "S256",
        ])
        return base + (base.contains("?") ? "&" : "?") + query
    }

    /// No more is asked for than is looked at.
    private var scope: String {
        let more =
            switch rules.userClaim {
            case "sub": ""
            case "email": " email"
            default: " profile"
            }
        return "openid" + more + (rules.newcomers == .phone ? " phone" : "")
    }

    /// Who came back with this code.
    ///
    /// - Parameter issuer: whom the browser says that it comes from (RFC 9207); nil where it says nothing.
    /// - Throws: ``WorkforceRefusal/providerSilent(cause:)`` · ``WorkforceRefusal/identityNotProven(cause:)``
    func redeem(_ code: String, from issuer: String?, _ trip: SignOnTrip) async throws -> ProvenIdentity {
        let described = try await describe()
        do {
            if issuer != nil || described.namesIssuer == true {
                guard issuer == rules.issuer else { throw Untrue("it comes from another provider") }
            }
            guard !code.isEmpty, code.utf8.count <= Self.mostCodeLetters else { throw Untrue("no code") }
            let answer = try await ask(question(code, trip, described))
            return try await identity(try Self.tokens(answer), trip)
        } catch let untrue as Untrue {
            throw WorkforceRefusal.identityNotProven(cause: untrue.why)
        }
    }

    private func question(_ code: String, _ trip: SignOnTrip, _ described: Description) -> ProviderLine.Question {
        var form = [
            "grant_type": "authorization_code", "code": code, "redirect_uri": rules.returnAddress,
            "client_id": rules.client, "code_verifier": trip.verifier,
        ]
        guard let secret = rules.secret else { return .init(described.token, form: form) }
        // The way that every provider must know, unless it says that it only takes the other.
        let methods = described.clientMethods ?? []
        if !methods.isEmpty, !methods.contains("client_secret_basic"), methods.contains("client_secret_post") {
            form["client_secret"] = secret
            return .init(described.token, form: form)
        }
        return .init(
            described.token, form: form, user: Self.escaped(rules.client), password: Self.escaped(secret))
    }

    private struct Tokens: Decodable {
        let identity: String
        let access: String?

        enum CodingKeys: String, CodingKey { case identity = "id_token", access = "access_token" }
    }

    private static func tokens(_ answer: ProviderLine.Answer) throws -> Tokens {
        guard answer.status < 500, answer.status != 429 else {
            throw WorkforceRefusal.providerSilent(cause: "HTTP \(answer.status) for a code")
        }
        // 400: the code is over, was used, or belongs to another client or another browser.
        guard answer.status == 200 else { throw Untrue("HTTP \(answer.status) for a code") }
        guard let tokens = try? JSONDecoder().decode(Tokens.self, from: answer.body) else {
            throw Untrue("no id_token")
        }
        return tokens
    }

    private func identity(_ tokens: Tokens, _ trip: SignOnTrip) async throws -> ProvenIdentity {
        let head = try ProviderKeys.Head(of: tokens.identity)
        let claims = try await ProviderKeys.claims(of: tokens.identity, by: try await keys(for: head).fitting(head))
        let hash = tokens.access.map { ProviderKeys.accessHash($0, head) }
        return try claims.judge(.init(rules: rules, nonce: trip.nonce, accessHash: hash), at: now())
    }

    package static func encoded(_ form: [String: String]) -> String {
        form.sorted { $0.key < $1.key }.map { "\(escaped($0.key))=\(escaped($0.value))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
