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

    /// - Throws: ``WebRefusal/badForm``
    static func read(_ body: [UInt8], contentType: String) throws -> Form {
        guard let boundary = parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
            throw WebRefusal.badForm
        }
        let mark = Array("--\(boundary)".utf8)
        var values: [String: [String]] = [:]
        var files: [IncomingPart] = []
        var at = try after(mark, in: body, from: 0)
        while !body[at...].starts(with: [45, 45]) {
            guard body[at...].starts(with: [13, 10]), values.count + files.count < mostParts else {
                throw WebRefusal.badForm
            }
            let head = try after([13, 10, 13, 10], in: body, from: at)
            let end = try after([13, 10] + mark, in: body, from: head - 2)
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

    /// The place behind the next `mark`.
    private static func after(_ mark: [UInt8], in body: [UInt8], from start: Int) throws -> Int {
        var at = start
        while at + mark.count <= body.count {
            guard let next = body[at...].firstIndex(of: mark[0]), next + mark.count <= body.count else { break }
            if body[next..<next + mark.count].elementsEqual(mark) { return next + mark.count }
            at = next + 1
        }
        throw WebRefusal.badForm
    }

    /// `name="value"` or `name=value` of a header.
    private static func parameter(_ name: String, of header: String) -> String? {
        for part in header.split(whereSeparator: { $0 == ";" || $0 == "\r\n" || $0 == "\n" }) {
            let pair = part.trimmed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].lowercased() == name else { continue }
            return pair[1].hasPrefix("\"") ? String(pair[1].dropFirst().prefix { $0 != "\"" }) : String(pair[1])
        }
        return nil
    }
}
