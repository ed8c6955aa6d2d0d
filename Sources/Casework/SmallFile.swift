import Foundation

/// YAML from somebody who does not run this machine: bounded, and nothing in it stands for anything else.
enum SmallFile {
    static let mostBytes = 262_144

    /// The YAML files of a folder, by name; none where there is no such folder.
    static func all(_ folder: URL) -> [(name: String, place: URL)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter { $0.hasSuffix(".yaml") }.map { ($0, folder.appending(path: $0)) }
    }

    /// - Throws: ``DeskError`` where it is missing, too large, or not UTF-8.
    static func read(_ place: URL) throws -> String {
        let name = place.lastPathComponent
        guard let file = try? FileHandle(forReadingFrom: place), let data = try? file.read(upToCount: mostBytes + 1)
        else { throw DeskError(file: name, line: 0, reason: "the file is missing or cannot be read") }
        guard data.count <= mostBytes, let text = String(bytes: data, encoding: .utf8) else {
            throw DeskError(file: name, line: 0, reason: "the file is larger than \(mostBytes) bytes or is not UTF-8")
        }
        return text
    }

    /// - Throws: ``DeskError``, also for an anchor or an alias: a few lines of them can stand for more than any machine
    ///   holds.
    static func parse(_ text: String, _ file: String) throws -> DeskNode {
        guard text.utf8.count <= mostBytes else {
            throw DeskError(file: file, line: 0, reason: "the file is larger than \(mostBytes) bytes")
        }
        if let line = lineOfAnchor(text) {
            throw DeskError(file: file, line: line, reason: "anchors and aliases (&name, *name) are not taken here")
        }
        return try DeskNode.parse(text, file)
    }

    /// The first line on which `&` or `*` stands before a letter and not after one, as anchors do: `Q&A` is none.
    private static func lineOfAnchor(_ text: String) -> Int? {
        var line = 1
        var (before, mark) = (UInt8(ascii: " "), false)
        for byte in text.utf8 {
            let isWord = byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte & 0xDF) || byte == 95
            if mark, isWord || byte == 45 { return line }
            mark = (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")) && before == UInt8(ascii: " ")
            if byte == 10 { line += 1 }
            before = isWord ? UInt8(ascii: "a") : UInt8(ascii: " ")
        }
        return nil
    }
}
