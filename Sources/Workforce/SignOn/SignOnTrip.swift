import Crypto
import Foundation

/// One way to the provider and back. What the provider and the browser are told of it follows from two secrets: the
/// browser's, which its cookie holds, and the way's own, which goes to the provider and comes back. The store keeps the
/// digests of both and nothing that opens anything.
struct SignOnTrip: Sendable {
    /// Comes back in the address.
    let state: String
    /// Is in the cookie.
    let browser: String

    /// Must stand in the token: a token of another way is none of this one.
    var nonce: String { derived("nonce") }
    /// Proves to the provider that whoever redeems the code began the way (RFC 7636).
    var verifier: String { derived("verifier") }
    var challenge: String { Data(SHA256.hash(data: Data(verifier.utf8))).base64URL }

    private func derived(_ purpose: String) -> String {
        let key = SymmetricKey(data: Data(browser.utf8))
        return Data(HMAC<SHA256>.authenticationCode(for: Data("\(purpose) \(state)".utf8), using: key)).base64URL
    }
}
