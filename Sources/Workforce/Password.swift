import Crypto
import CryptoExtras
import Foundation
import Store

/// A password as it is kept: nobody can read it back.
package struct SealedPassword: Sendable {
    let text: String

    /// Takes tens of milliseconds, on purpose.
    ///
    /// - Throws: as ``Password/require(_:of:)``
    package init(_ password: String, of user: String = "") throws {
        try Password.require(password, of: user)
        text = try Password.seal(password)
    }
}

/// Passwords by scrypt (RFC 7914): N = 2¹⁵, r = 8, p = 1, the OWASP cheat sheet's setting of 32 MiB.
enum Password {
    static let leastLength = 8
    private static let leastVariety = 5
    private static let mostBesidesName = 5
    private static let rounds = 1 << 15

    /// Nothing is asked of what it is made of: length keeps guessers out, and signs that must be there do not.
    ///
    /// - Throws: ``WorkforceRefusal/passwordTooShort(least:)`` · ``WorkforceRefusal/passwordTooPlain``: the user's
    ///   name, also with a few letters more, a few letters again and again, or letters in their order ·
    ///   ``WorkforceRefusal/passwordTooCommon``
    static func require(_ password: String, of user: String) throws {
        guard password.count >= leastLength else { throw WorkforceRefusal.passwordTooShort(least: leastLength) }
        guard !isPlain(password), !isName(password, of: user) else { throw WorkforceRefusal.passwordTooPlain }
        guard !CommonPasswords.contains(password) else { throw WorkforceRefusal.passwordTooCommon }
    }

    /// A few letters again and again, or letters in their order.
    private static func isPlain(_ password: String) -> Bool {
        let letters = password.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(letters, letters.dropFirst()).map { $1 - $0 })
        return Set(letters).count < leastVariety || steps.count < 2
    }

    /// `wang.li`, and `wang.li2026` too.
    private static func isName(_ password: String, of user: String) -> Bool {
        let (password, user) = (UserName.plain(password), UserName.plain(user))
        return !user.isEmpty && password.contains(user) && password.count - user.count <= mostBesidesName
    }

    /// `scrypt$32768$SALT$KEY`, salt and key in hexadecimal digits.
    static func seal(_ password: String) throws -> String {
        let salt = Data((0..<16).map { _ in UInt8.random(in: 0...255) })
        return "scrypt$\(rounds)$\(salt.hex)$\(try key(password, salt: salt, rounds: rounds).hex)"
    }

    /// In the same time wherever they differ.
    static func isSame(_ a: Data, _ b: Data) -> Bool {
        a.count == b.count && zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    static func matches(_ password: String, _ sealed: String) -> Bool {
        let parts = sealed.split(separator: "$").map(String.init)
        guard parts.count == 4, let rounds = Int(parts[1]), let salt = Data(hex: parts[2]),
            let wanted = Data(hex: parts[3]), let found = try? key(password, salt: salt, rounds: rounds)
        else { return false }
        return isSame(wanted, found)
    }

    /// A sealed word that matches nothing, so that an unknown user costs as much time as a known one.
    static let nobody = "scrypt$\(rounds)$00000000000000000000000000000000$" + String(repeating: "00", count: 32)

    private static func key(_ password: String, salt: Data, rounds: Int) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: 8, parallelism: 1)
        return key.withUnsafeBytes { Data($0) }
    }
}

/// Random secrets that are handed out once and kept as a digest.
package struct Secret: Sendable {
    package let text: String
    package var digest: String { Self.digest(of: text) }

    /// 160 random bits behind a prefix that tells what it is.
    package init(prefix: String) {
        text = prefix + (0..<20).map { _ in UInt8.random(in: 0...255) }.hex
    }

    /// In the same time wherever they differ.
    package static func isSame(_ a: String, _ b: String) -> Bool { Password.isSame(Data(a.utf8), Data(b.utf8)) }

    package static func digest(of text: String) -> String { SHA256.hash(data: Data(text.utf8)).hex }
}

extension Data {
    init?(hex: String) {
        let digits = hex.compactMap(\.hexDigitValue)
        guard digits.count == hex.count, digits.count.isMultiple(of: 2) else { return nil }
        self.init(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
    }
}
