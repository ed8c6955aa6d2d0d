import Foundation

/// A Swift file as the rules look at it: its lines, its code without words and comments, and its words.
struct SourceFile: Sendable {
    /// From the checkout's root: `Sources/Kernel/Clock.swift`.
    let path: String
    let lines: [String]
    /// As the file, but comments and the insides of strings are blank; as many lines.
    let code: [String]
    /// What stands between quotation marks, with the line it begins on (from 0).
    let words: [(line: Int, text: String)]

    /// `Kernel` of `Sources/Kernel/Clock.swift`.
    var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

    init(path: String, text: String) {
        self.path = path
        var reader = SourceReader(text)
        reader.read()
        lines = Self.split(text)
        code = Self.split(reader.code)
        words = reader.words
    }

    private static func split(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}

/// Tells code from words and comments. Knows `//`, `/* */`, `"…"`, `"""…"""`, `#"…"#` and `\(…)` in them.
struct SourceReader {
    private let text: [Character]
    private var at = 0
    private var line = 0
    private(set) var code = ""
    private(set) var words: [(line: Int, text: String)] = []

    init(_ text: String) { self.text = Array(text) }

    private func sees(_ mark: String) -> Bool {
        at + mark.count <= text.count && zip(text[at...], mark).allSatisfy { $0 == $1 }
    }

    /// Goes on by `count` letters; they are code, or blank.
    private mutating func pass(_ count: Int = 1, asCode: Bool = false) {
        for _ in 0..<count where at < text.count {
            if text[at] == "\n" { line += 1 }
            code.append(text[at] == "\n" || asCode ? text[at] : " ")
            at += 1
        }
    }

    mutating func read() { readCode(until: nil) }

    private mutating func readCode(until closing: Character?) {
        var depth = 0
        while at < text.count {
            let letter = text[at]
            if letter == "/", sees("//") {
                while at < text.count, text[at] != "\n" { pass() }
            } else if letter == "/", sees("/*") {
                while at < text.count, !sees("*/") { pass() }
                pass(2)
            } else if letter == "\"" || letter == "#" && sees("#\"") {
                readWords()
            } else {
                if letter == "(" { depth += 1 }
                if letter == ")" { depth -= 1 }
                if let closing, letter == closing, depth < 0 { return }
                pass(asCode: true)
            }
        }
    }

    private mutating func readWords() {
        let start = line
        let hashes = sees("#") ? "#" : ""
        let quote =
            hashes
            + (at + hashes.count + 2 < text.count && text[at + hashes.count + 1] == "\""
                && text[at + hashes.count + 2] == "\"" ? "\"\"\"" : "\"")
        let closing = String(quote.reversed())
        pass(quote.count, asCode: true)
        var word = ""
        while at < text.count, !sees(closing) {
            if sees("\\" + hashes + "(") {
                pass(2 + hashes.count)
                readCode(until: ")")
                pass()
                word += "\\()"
            } else {
                if hashes.isEmpty, text[at] == "\\" { word.append(text[at]); pass() }
                if at < text.count { word.append(text[at]) }
                pass()
            }
        }
        pass(closing.count, asCode: true)
        words.append((start, word))
    }
}
