import Crypto
import Foundation
import JWTKit

/// The public keys by which a provider's tokens are verified, as its document of them (JWKS, RFC 7517) gives them.
struct ProviderKeys: Sendable {
    /// With which algorithms a token may be signed: none without a key, and none with a key that we share.
    static let algorithms: [String: String] = [
        "RS256": "RSA", "RS384": "RSA", "RS512": "RSA", "PS256": "RSA", "PS384": "RSA", "PS512": "RSA",
        "ES256": "EC", "ES384": "EC", "ES512": "EC", "EdDSA": "OKP",
    ]
    private static let mostKeys = 100
    static let mostTokenBytes = 64 << 10

    private let keys: [JWK]

    /// - Throws: ``Untrue`` where it is no such document. A key that is not for signing, or of a kind unknown here, is
    ///   passed over.
    init(_ document: Data) throws {
        guard let all = (try? JSONSerialization.jsonObject(with: document)) as? [String: Any],
            let list = all["keys"] as? [[String: Any]]
        else { throw Untrue("the document of keys is none") }
        keys = list.prefix(Self.mostKeys).enumerated().compactMap { place, given in
            guard (given["use"] as? String ?? "sig") == "sig" else { return nil }
            // Public parts alone: whatever else stands there is not taken.
            var kept = given.filter { ["kty", "alg", "kid", "n", "e", "crv", "x", "y"].contains($0.key) }
            if kept["kid"] == nil { kept["kid"] = "#\(place)" }
            guard let data = try? JSONSerialization.data(withJSONObject: kept) else { return nil }
            return try? JSONDecoder().decode(JWK.self, from: data)
        }
    }

    /// The keys that may have signed it: the one that it names, or all of its kind where it names none.
    func fitting(_ head: Head) -> [JWK] {
        keys.filter { key in
            key.keyType.rawValue == Self.algorithms[head.alg]
                && (key.algorithm == nil || key.algorithm?.rawValue == head.alg)
                && (head.kid == nil || key.keyIdentifier?.string == head.kid)
        }
    }

    /// What the token says, where one of these keys signed it.
    ///
    /// - Throws: ``Untrue``
    static func claims(of token: String, by keys: [JWK]) async throws -> Claims {
        for key in keys {
            // Each alone: the library would take its first key in place of one that it does not find.
            guard let one = try? await JWTKeyCollection().add(jwk: key) else { continue }
            if let claims = try? await one.verify(token, as: Claims.self) { return claims }
        }
        throw Untrue(keys.isEmpty ? "no such key" : "the signature is not the provider's")
    }

    /// What `at_hash` is for an access token: the left half of its digest (OpenID Connect Core 3.1.3.6).
    static func accessHash(_ token: String, _ head: Head) -> String {
        let data = Data(token.utf8)
        let digest: [UInt8] =
            switch head.alg.suffix(3) {
            case "256": Array(SHA256.hash(data: data))
            case "384": Array(SHA384.hash(data: data))
            default: Array(SHA512.hash(data: data))
            }
        return Data(digest.prefix(digest.count / 2)).base64URL
    }
}
