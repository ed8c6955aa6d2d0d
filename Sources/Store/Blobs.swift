import Crypto
import Foundation

/// Files by the digest of their content: `ab/cdef…`. The same content is kept once; a name never comes from a user.
package struct Blobs: Sendable {
    private let folder: String

    init(folder: String) { self.folder = folder }

    /// How much is free where they lie; nil where nobody can tell.
    package var freeBytes: UInt64? { Disk.free(at: folder) }

    package static func digest(of data: Data) -> String { SHA256.hash(data: data).hex }

    /// The digests of all that is kept, in order.
    package func all() throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.utf8.count == 2 }
            .flatMap { try FileManager.default.contentsOfDirectory(atPath: folder + "/" + $0) }
            .filter(Self.isDigest).sorted()
    }

    /// Whether what is kept under a digest has it; nil where nothing is kept.
    package func isWhole(_ digest: String) -> Bool? { get(digest).map { Self.digest(of: $0) == digest } }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    /// Keeps the bytes and answers their SHA-256 as 64 hexadecimal digits. On disk when it returns.
    package func put(_ data: Data) throws -> String {
        let digest = Self.digest(of: data)
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
        guard Self.isDigest(digest) else { return nil }
        return FileManager.default.contents(atPath: url(digest).path)
    }

    /// Nothing where it is not there.
    func remove(_ digest: String) throws {
        guard Self.isDigest(digest), FileManager.default.fileExists(atPath: url(digest).path) else { return }
        try FileManager.default.removeItem(at: url(digest))
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
