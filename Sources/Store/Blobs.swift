import Crypto
import Foundation

/// Files by the digest of their content: `ab/cdef…`. The same content is kept once; a name never comes from a user.
package struct Blobs: Sendable {
    private let folder: String

    init(folder: String) { self.folder = folder }

    /// Keeps the bytes and answers their SHA-256 as 64 hexadecimal digits. On disk when it returns.
    package func put(_ data: Data) throws -> String {
        let digest = SHA256.hash(data: data).hex
        let target = url(digest)
        guard !FileManager.default.fileExists(atPath: target.path) else { return digest }
        let home = target.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
            let draft = home.appending(path: ".\(digest).\(UInt64.random(in: 0...UInt64.max))")
            try data.write(to: draft)
            let handle = try FileHandle(forUpdating: draft)
            try handle.synchronize()
            try handle.close()
            try FileManager.default.moveItem(at: draft, to: target)
        } catch {
            if FileManager.default.fileExists(atPath: target.path) { return digest }
            throw StoreFailure.engine("a file could not be kept: \(error)")
        }
        return digest
    }

    package func get(_ digest: String) -> Data? {
        guard digest.utf8.count == 64, digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        return FileManager.default.contents(atPath: url(digest).path)
    }

    private func url(_ digest: String) -> URL {
        URL(fileURLWithPath: folder).appending(path: String(digest.prefix(2))).appending(path: digest)
    }
}

extension Sequence where Element == UInt8 {
    /// Two lower-case hexadecimal digits a byte.
    package var hex: String {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in self { text += [Digits.hex[Int(byte >> 4)], Digits.hex[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}

private enum Digits { static let hex = Array("0123456789abcdef".utf8) }
