import Foundation

/// An address of the house: one typed value that both registers a route and prints a link.
package struct Path: Sendable, Hashable {
    /// With names in braces: `/cases/{number}`.
    package let template: String
    /// The template cut at its slashes; a name is nil.
    private let parts: [String?]

    init(_ template: String) {
        self.template = template
        parts = template.split(separator: "/", omittingEmptySubsequences: false).map {
            $0.hasPrefix("{") ? nil : String($0)
        }
    }

    /// The address with its names filled in, percent-encoded, in the order of the template.
    package func callAsFunction(_ values: String..., query: [(String, String?)] = []) -> String {
        var rest = values.makeIterator()
        let path = parts.map { $0 ?? Self.encoded(rest.next() ?? "") }.joined(separator: "/")
        let pairs = query.compactMap { key, value in value.map { "\(Self.encoded(key))=\(Self.encoded($0))" } }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    /// So many of its parts are names.
    var nameCount: Int { parts.count { $0 == nil } }

    /// Whether it is the path of such an address, with something for each name.
    func fits(_ path: String) -> Bool {
        let asked = path.split(separator: "/")
        let known = parts.filter { $0 != "" }
        guard asked.count == known.count else { return false }
        return zip(known, asked).allSatisfy { part, word in part.map { $0 == word } ?? true }
    }

    static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    /// Letters, digits and `-._~`: what RFC 3986 leaves as it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
        default: false
        }
    }

    private static let plain = CharacterSet(
        charactersIn: String(decoding: (UInt8.min..<128).filter(isPlain), as: UTF8.self))
}
