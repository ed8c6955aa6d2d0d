import Crypto
import Foundation

/// Seals what the store keeps and nobody may read in it: AES-256-GCM (NIST SP 800-38D), the key in a file of its own.
///
/// Whoever has the store, or a backup of it, without that file, cannot open what is sealed. The file is made when it is
/// first needed; copies of the program on several machines must be given the same one.
package struct Keyring: Sendable {
    /// 64 hexadecimal digits.
    private let file: URL

    package init(file: URL) { self.file = file }

    /// - Parameter purpose: what it is and whose, as `totp 42`: a sealed text opens for no other.
    /// - Returns: the key's name and what was sealed, in letters: `1f0c3a99.BASE64`.
    /// - Throws: ``KeyringError/badFile(_:)``, and what writing the file throws
    package func seal(_ data: Data, for purpose: String) throws -> String { try held().seal(data, for: purpose) }

    /// - Throws: ``KeyringError``
    package func open(_ sealed: String, for purpose: String) throws -> Data {
        guard let held = try heldBefore() else {
            throw KeyringError.otherKey(sealed.split(separator: ".").first.map(String.init) ?? "")
        }
        return try held.open(sealed, for: purpose)
    }

    /// ``HeldKey/mark(_:for:)``; nil where nothing was ever sealed.
    ///
    /// - Throws: ``KeyringError/badFile(_:)``
    package func mark(_ text: String, for purpose: String) throws -> String? {
        try heldBefore()?.mark(text, for: purpose)
    }

    /// The key for a while, so that its file is read once for many texts; made where there is none yet.
    ///
    /// - Throws: ``KeyringError/badFile(_:)``, and what writing the file throws
    package func held() throws -> HeldKey { HeldKey(try key() ?? make()) }

    /// The same where something was sealed before; nil where there is no key.
    ///
    /// - Throws: ``KeyringError/badFile(_:)``
    package func heldBefore() throws -> HeldKey? { try key().map(HeldKey.init) }

    /// Nil where there is no file yet.
    private func key() throws -> SymmetricKey? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw KeyringError.badFile(file.path) }
        let digits = text.filter { !$0.isWhitespace }.map(\.hexDigitValue)
        let halves = digits.compactMap(\.self)
        guard digits.count == 64, halves.count == 64 else { throw KeyringError.badFile(file.path) }
        return SymmetricKey(
            data: Data(stride(from: 0, to: 64, by: 2).map { UInt8(halves[$0] * 16 + halves[$0 + 1]) }))
    }

    /// Of two that make it at once one is first, and both use that.
    private func make() throws -> SymmetricKey {
        let digits = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).hex }
        let draft = file.appendingPathExtension("\(UUID().uuidString).new")
        defer { try? FileManager.default.removeItem(at: draft) }
        guard
            FileManager.default.createFile(
                atPath: draft.path, contents: Data("\(digits)\n".utf8), attributes: [.posixPermissions: 0o600])
        else { throw KeyringError.badFile(draft.path) }
        let handle = try FileHandle(forWritingTo: draft)
        try handle.synchronize()
        try handle.close()
        do { try FileManager.default.linkItem(at: draft, to: file) } catch {
            guard FileManager.default.fileExists(atPath: file.path) else { throw error }
        }
        guard let key = try key() else { throw KeyringError.badFile(file.path) }
        return key
    }
}

package enum KeyringError: Error, Equatable, CustomStringConvertible {
    /// It was sealed with the key of that name, and this is another, or none.
    case otherKey(String)
    /// What is sealed was changed, or belongs to something else.
    case broken
    case badFile(String)

    package var description: String {
        switch self {
        case .otherKey(let name): "sealed with another key (\(name)): the key file is not the one it was sealed with"
        case .broken: "what is sealed does not open: it was changed, or belongs to something else"
        case .badFile(let path): "the key file \(path) cannot be read as 64 hexadecimal digits"
        }
    }
}
