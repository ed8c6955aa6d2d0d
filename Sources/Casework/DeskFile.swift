import Foundation
import Kernel
import Yams

/// A desk's file that cannot be used: where, and why. The server does not start with it.
package struct DeskError: Error, CustomStringConvertible, Equatable {
    package let file: String
    package let line: Int
    package let reason: String

    package var description: String { "\(file):\(line): \(reason)" }
}

/// A place in a desk's file. Reading it refuses what is not there or not known, with file and line.
struct DeskNode {
    let file: String
    let node: Node
    /// Where the key stands that it belongs to: a table of its own begins on the line after it.
    private var keyLine: Int?

    private init(file: String, node: Node, keyLine: Int? = nil) {
        self.file = file
        self.node = node
        self.keyLine = keyLine
    }

    /// - Throws: ``DeskError`` where the file is missing or is not YAML.
    static func read(_ folder: URL, _ name: String) throws -> DeskNode {
        try parse(try text(folder, name), name)
    }

    /// - Throws: ``DeskError`` where the file is missing.
    static func text(_ folder: URL, _ name: String) throws -> String {
        guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else {
            throw DeskError(file: name, line: 0, reason: "the file is missing or is not UTF-8")
        }
        return text
    }

    /// - Throws: ``DeskError`` where the text is not YAML.
    static func parse(_ text: String, _ name: String) throws -> DeskNode {
        do {
            // Without rules for what a word might be: each key would be held against eight patterns, and every reader
            // here says itself what it expects.
            guard let node = try Yams.compose(yaml: text, .basic) else {
                throw DeskError(file: name, line: 1, reason: "the file is empty")
            }
            return DeskNode(file: name, node: node)
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            throw DeskError(
                file: name, line: context.mark.line, reason: "“\(keys.joined(separator: ", "))” stands here twice")
        } catch let error as YamlError {
            throw DeskError(file: name, line: error.line, reason: "not YAML: \(error)")
        }
    }

    var line: Int { keyLine ?? node.mark?.line ?? 0 }
    func fail(_ reason: String) -> DeskError { DeskError(file: file, line: line, reason: reason) }
    private func at(_ node: Node, _ key: Node? = nil) -> DeskNode {
        DeskNode(file: file, node: node, keyLine: key?.mark?.line)
    }

    func text() throws -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw fail("a word is expected here") }
        return text
    }

    func integer() throws -> Int {
        guard let number = node.int else { throw fail("a whole number is expected here") }
        return number
    }

    func integer(in range: ClosedRange<Int>) throws -> Int {
        let number = try integer()
        guard range.contains(number) else {
            throw fail("\(number) is not between \(range.lowerBound) and \(range.upperBound)")
        }
        return number
    }

    private static let flags = ["true": true, "yes": true, "on": true, "false": false, "no": false, "off": false]

    func flag() throws -> Bool {
        guard let word = node.scalar, word.style == .plain, let flag = Self.flags[word.string.lowercased()] else {
            throw fail("true or false is expected here")
        }
        return flag
    }

    /// Keys and values in the order of the file.
    func entries() throws -> [(key: String, value: DeskNode)] {
        guard let mapping = node.mapping else { throw fail("a table of keys is expected here") }
        var seen: Set<String> = []
        return try mapping.map { key, value in
            let name = try at(key).text()
            guard seen.insert(name).inserted else { throw at(key).fail("“\(name)” stands here twice") }
            return (name, at(value, key))
        }
    }

    var isTable: Bool { node.mapping != nil }

    func list() throws -> [DeskNode] {
        if node.null != nil { return [] }
        guard let sequence = node.sequence else { throw fail("a list is expected here") }
        return sequence.map { at($0) }
    }

    func optional(_ key: String) -> DeskNode? {
        node.mapping?.first { $0.key.scalar?.string == key }.map { at($0.value, $0.key) }
    }

    func required(_ key: String) throws -> DeskNode {
        guard let value = optional(key) else { throw fail("“\(key)” is missing") }
        return value
    }

    /// - Throws: ``DeskError`` for a key that is not among `known`.
    func allow(_ known: [String]) throws {
        for (key, value) in try entries() where !known.contains(key) {
            throw value.fail(
                "unknown word “\(key)”\(Self.hint(key, known)); known here: \(known.joined(separator: ", "))")
        }
    }

    /// A value of a closed list.
    func word<T>(_ what: String, known: [String], _ make: (String) -> T?) throws -> T {
        let text = try text()
        guard let value = make(text) else {
            throw fail("unknown \(what) “\(text)”\(Self.hint(text, known)); known: \(known.joined(separator: ", "))")
        }
        return value
    }

    func word<T: RawRepresentable & CaseIterable>(_ what: String, as: T.Type = T.self) throws -> T
    where T.RawValue == String {
        try word(what, known: T.allCases.map(\.rawValue)) { T(rawValue: $0) }
    }

    /// A name in all three languages.
    func words() throws -> Words {
        for language in Language.allCases {
            guard let part = optional(language.rawValue), part.node.scalar?.string.isEmpty == false else {
                throw fail("the translation “\(language.rawValue)” is missing")
            }
        }
        return Words(
            zh: try required("zh").text(), zhHant: try required("zh-Hant").text(), en: try required("en").text())
    }

    /// `30m`, `6h`, `2d`, `1h30m`.
    func span() throws -> Span {
        let text = try text()
        var total: Int64 = 0
        var digits = ""
        for letter in text {
            let unit: Int64? = ["s": 1, "m": 60, "h": 3600, "d": 86_400][letter]
            if letter.isASCII, letter.isNumber { digits.append(letter); continue }
            guard let unit, let number = Int64(digits), number < 100_000 else {
                throw fail("“\(text)” is not a length of time such as 30m, 6h or 2d")
            }
            total += number * unit
            digits = ""
        }
        guard digits.isEmpty, total > 0 else { throw fail("“\(text)” is not a length of time such as 30m, 6h or 2d") }
        return .seconds(total)
    }
}

extension YamlError {
    fileprivate var line: Int {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }
}
