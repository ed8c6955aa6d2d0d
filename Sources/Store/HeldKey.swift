import Crypto
import Foundation

/// The key of a ``Keyring`` in memory, for as long as many texts are sealed or opened one after the other.
package struct HeldKey: Sendable {
    private let key: SymmetricKey
    /// What of the key may be told: the beginning of its digest.
    private let name: String

    init(_ key: SymmetricKey) {
        self.key = key
        name = String(key.withUnsafeBytes { SHA256.hash(data: Data($0)).hex }.prefix(8))
    }

    /// As ``Keyring/seal(_:for:)``.
    package func seal(_ data: Data, for purpose: String) throws -> String {
        let box = try AES.GCM.seal(data, using: key, authenticating: Data(purpose.utf8))
        return "\(name).\(box.combined?.base64EncodedString() ?? "")"
    }

    /// - Throws: ``KeyringError/otherKey(_:)`` · ``KeyringError/broken``
    package func open(_ sealed: String, for purpose: String) throws -> Data {
        let parts = sealed.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.first == name else { throw KeyringError.otherKey(parts.first ?? "") }
        guard let data = Data(base64Encoded: parts.last ?? ""), let box = try? AES.GCM.SealedBox(combined: data),
            let text = try? AES.GCM.open(box, using: key, authenticating: Data(purpose.utf8))
        else { throw KeyringError.broken }
        return text
    }

    /// A digest that nobody can make without the key: what is sealed is found by it, by the whole text alone.
    ///
    /// HMAC-SHA-256 (RFC 2104) under a key of its own, derived for the purpose (RFC 5869).
    ///
    /// - Returns: the key's name and the digest, `1f0c3a99.HEX`.
    package func mark(_ text: String, for purpose: String) -> String {
        let info = Data("mark \(purpose)".utf8)
        let own = HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: info, outputByteCount: 32)
        return "\(name).\(Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: own)).hex)"
    }
}
