import Foundation
import Kernel

/// One file of a form.
struct IncomingPart: Sendable {
    let field: String
    let name: String
    let bytes: Data
}

/// Reads `multipart/form-data` (RFC 7578) from a body that is already bounded. None of the packages at hand does.
enum Multipart {
    private static let mostParts = 60
    /// What a part says of itself: its field, the name and the type of a file.
    private static let mostHeadBytes = 4 << 10

    /// - Throws: ``WebRefusal/badForm``
    static func read(_ body: [UInt8], contentType: String) throws -> Form {
        guard let boundary = parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
            throw WebRefusal.badForm
        }
        let mark = Array("--\(boundary)".utf8)
        guard body.starts(with: mark), !mark.contains(13) else { throw WebRefusal.badForm }
        var values: [String: [String]] = [:]
        var files: [IncomingPart] = []
        var (at, parts) = (mark.count, 0)
        while !body[at...].starts(with: [45, 45]) {
            parts += 1
            guard body[at...].starts(with: [13, 10]), parts <= mostParts else { throw WebRefusal.badForm }
            let head = try after([13, 10, 13, 10], in: body[at...].prefix(mostHeadBytes))
            let end = try after([13, 10] + mark, in: body[(head - 2)...])
            let content = body[head..<max(head, end - mark.count - 2)]
            let header = String(decoding: body[at..<head], as: UTF8.self)
            guard let field = parameter("name", of: header) else { throw WebRefusal.badForm }
            if let name = parameter("filename", of: header) {
                if !content.isEmpty { files.append(IncomingPart(field: field, name: name, bytes: Data(content))) }
            } else {
                values[field, default: []].append(String(decoding: content, as: UTF8.self))
            }
            at = end
        }
        return Form(values: values, files: files)
    }

    /// The place behind the first `mark`. It is compared only where a line break is, and it has no other: so what was
    /// compared in vain is not compared again. The mark behind a head has two, but a head is short.
    private static func after(_ mark: [UInt8], in bytes: ArraySlice<UInt8>) throws -> Int {
        let found: Int? = bytes.withUnsafeBytes { all in
            guard let base = all.baseAddress, all.count >= mark.count else { return nil }
            let end = base + (all.count - mark.count + 1)
            var at = base
            while at < end, let next = memchr(at, Int32(mark[0]), end - at) {
                if memcmp(next, mark, mark.count) == 0 { return UnsafeRawPointer(next) - base }
                at = UnsafeRawPointer(next) + 1
            }
            return nil
        }
        guard let found else { throw WebRefusal.badForm }
        return bytes.startIndex + found + mark.count
    }

    /// `name="value"` or `name=value` of a header. Byte by byte: a name may have semicolons, and may begin with a mark
    /// that makes one `Character` with the quotation mark before it.
    private static func parameter(_ name: String, of header: String) -> String? {
        var isQuoted = false
        let parts = header.utf8.split { byte in
            let isLineEnd = byte == 13 || byte == 10
            isQuoted = !isLineEnd && isQuoted != (byte == quote)
            return isLineEnd || byte == UInt8(ascii: ";") && !isQuoted
        }
        for part in parts {
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, Substring(pair[0]).trimmed.lowercased() == name else { continue }
            guard pair[1].first == quote else { return Substring(pair[1]).trimmed }
            return String(Substring(pair[1].dropFirst().prefix { $0 != quote }))
        }
        return nil
    }

    private static let quote = UInt8(ascii: "\"")
}
