import Crypto
import Foundation
import Kernel
import Synchronization
import Workforce

/// A provider of single sign-on that a test holds in its hand: it keeps the rules, or breaks one of them.
final class FakeProvider: Sendable {
    static let issuer = "https://login.example"
    static let back = "https://guanjia.example/sign-in/return"

    /// What it does otherwise than it should.
    struct Lie: Sendable {
        /// Claims that take the place of the true ones; null takes one away.
        var claims: [String: Tree] = [:]
        var alg: String?
        var kid: String?
        var signsWithAnotherKey = false
        var documentIssuer: String?
        /// What answers in place of the tokens.
        var tokenStatus: Int?
        var tokenBody: String?
        /// The line is dead.
        var isDown = false
    }

    private struct Approval: Sendable {
        let subject: String
        let nonce: String
        let challenge: String
    }

    private struct State {
        var lie = Lie()
        var key = P256.Signing.PrivateKey()
        var kid = "first"
        var codes: [String: Approval] = [:]
        var asked: [String] = []
    }

    private let state = Mutex(State())
    private let clock: Clock
    init(_ clock: Clock) { self.clock = clock }

    func lie(_ change: (inout Lie) -> Void) { state.withLock { change(&$0.lie) } }
    func beHonest() { state.withLock { $0.lie = Lie() } }
    /// The addresses that were asked, in order.
    var asked: [String] { state.withLock { $0.asked } }

    func changeKey() {
        state.withLock { ($0.key, $0.kid) = (P256.Signing.PrivateKey(), "second") }
    }

    /// Somebody signs in there and says yes to what an authorization address asks; the address that they are sent to.
    func approve(_ address: String, as subject: String) throws -> String {
        let asked = try Self.query(of: address)
        guard asked["redirect_uri"] == Self.back, asked["code_challenge_method"] == "S256",
            asked["client_id"] == "guanjia", asked["response_type"] == "code", let word = asked["state"]
        else { throw Failure.wrongRequest(address) }
        let code = "code-\(UInt64.random(in: .min ... .max))"
        let approval = Approval(
            subject: subject, nonce: asked["nonce"] ?? "", challenge: asked["code_challenge"] ?? "")
        state.withLock { $0.codes[code] = approval }
        return "/sign-in/return?code=\(code)&state=\(word)"
    }

    enum Failure: Error { case wrongRequest(String), down }

    static func query(of address: String) throws -> [String: String] {
        guard let items = URLComponents(string: address)?.queryItems else { throw Failure.wrongRequest(address) }
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
    }

    var line: ProviderLine {
        ProviderLine { [self] question in
            let lie = state.withLock { state in
                state.asked.append(question.address)
                return state.lie
            }
            guard !lie.isDown else { throw Failure.down }
            switch question.address {
            case Self.issuer + "/.well-known/openid-configuration":
                return .init(status: 200, body: try description(lie))
            case Self.issuer + "/keys": return .init(status: 200, body: try keys())
            case Self.issuer + "/token": return try token(question, lie)
            default: return .init(status: 404, body: Data())
            }
        }
    }

    private func description(_ lie: Lie) throws -> Data {
        let tree: Tree = [
            "issuer": .text(lie.documentIssuer ?? Self.issuer), "authorization_endpoint": "\(Self.issuer)/authorize",
            "token_endpoint": "\(Self.issuer)/token", "jwks_uri": "\(Self.issuer)/keys",
        ]
        return try JSONEncoder().encode(tree)
    }

    private func keys() throws -> Data {
        let (key, kid) = state.withLock { ($0.key.publicKey.rawRepresentation, $0.kid) }
        let tree: Tree = [
            "keys": [
                ["kty": "oct", "kid": "shared", "k": "c2VjcmV0"],
                [
                    "kty": "EC", "crv": "P-256", "kid": .text(kid), "use": "sig",
                    "x": .text(Self.base64(key.prefix(32))), "y": .text(Self.base64(key.suffix(32))),
                ],
            ]
        ]
        return try JSONEncoder().encode(tree)
    }
}

extension FakeProvider {
    private func token(_ question: ProviderLine.Question, _ lie: Lie) throws -> ProviderLine.Answer {
        if let status = lie.tokenStatus { return .init(status: status, body: Data()) }
        if let body = lie.tokenBody { return .init(status: 200, body: Data(body.utf8)) }
        let form = question.form ?? [:]
        // A code opens once, for whoever began the way, and for the house that it was given to.
        let approval = state.withLock { $0.codes.removeValue(forKey: form["code"] ?? "") }
        let verifier = Self.base64(Data(SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8))))
        guard let approval, verifier == approval.challenge, form["redirect_uri"] == Self.back,
            question.user == "guanjia", question.password == "a-secret"
        else { return .init(status: 400, body: Data()) }
        let access = "access-token"
        let half = Data(SHA256.hash(data: Data(access.utf8))).prefix(16)
        let now = Double(clock.now().milliseconds / 1000)
        let claims: Tree = [
            "iss": .text(Self.issuer), "aud": "guanjia", "sub": .text(approval.subject), "nonce": .text(approval.nonce),
            "iat": .number(now), "exp": .number(now + 300), "at_hash": .text(Self.base64(half)),
            "preferred_username": .text("\(approval.subject)@corp"),
        ]
        let body: Tree = [
            "id_token": .text(try sign(claims.with(lie.claims), lie)), "access_token": .text(access),
            "token_type": "Bearer",
        ]
        return .init(status: 200, body: try JSONEncoder().encode(body))
    }

    private func sign(_ claims: Tree, _ lie: Lie) throws -> String {
        let (own, kid) = state.withLock { ($0.key, $0.kid) }
        let key = lie.signsWithAnotherKey ? P256.Signing.PrivateKey() : own
        let head: Tree = ["alg": .text(lie.alg ?? "ES256"), "kid": .text(lie.kid ?? kid), "typ": "JWT"]
        guard case .object(let all) = claims else { throw Failure.wrongRequest("claims") }
        let kept = Tree.object(all.filter { $0.value != .null })
        let text = try [head, kept].map { Self.base64(try JSONEncoder().encode($0)) }.joined(separator: ".")
        return text + "." + Self.base64(try signature(of: Data(text.utf8), key, lie))
    }

    private func signature(of data: Data, _ key: P256.Signing.PrivateKey, _ lie: Lie) throws -> Data {
        switch lie.alg {
        case "none": Data()
        // Signed with what everybody can read: the public key as if it were a shared one.
        case "HS256":
            Data(HMAC<SHA256>.authenticationCode(
                for: data, using: SymmetricKey(data: key.publicKey.rawRepresentation)))
        default: try key.signature(for: data).rawRepresentation
        }
    }

    static func base64(_ data: some DataProtocol) -> String {
        Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
