import Foundation
import Testing

/// What breaks a rule, file by file. The tests apply them to the house, ``GateTests`` to samples that break them.
enum HouseRules {
    private static func inCode(_ files: [SourceFile], _ pattern: Regex<Substring>) -> [Finding] {
        files.flatMap { file in
            file.code.enumerated().compactMap { place, line in
                line.firstMatch(of: pattern).map { Finding(path: file.path, line: place + 1, what: String($0.output)) }
            }
        }
    }

    private static func inWords(_ files: [SourceFile], _ matches: (String) -> Bool) -> [Finding] {
        files.flatMap { file in
            file.words.filter { matches($0.text) }.map {
                Finding(path: file.path, line: $0.line + 1, what: String($0.text.prefix(60)))
            }
        }
    }

    static func wallClock(_ files: [SourceFile]) -> [Finding] {
        let wall = #/
            \bDate\(\) | \bDate\.now\b | Calendar\.(?:current|autoupdatingCurrent) | (?:Continuous|Suspending)Clock
            | TimeZone\.(?:current|autoupdatingCurrent) | clock_gettime | DispatchTime\.now | gettimeofday
            /#
        return inCode(files, wall)
    }

    static func statements(_ files: [SourceFile]) -> [Finding] {
        let sql =
            /\b(?:SELECT [\s\S]+ FROM|SELECT count|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE|PRAGMA \w+)\b/
        let home = files.filter {
            !$0.name.hasSuffix("Table.swift") && !$0.name.hasPrefix("Migration+") && $0.room != "Store"
        }
        return inWords(home) { $0.contains(sql) }
    }

    static func addresses(_ files: [SourceFile]) -> [Finding] {
        inWords(files.filter { $0.room == "Web" && !$0.name.hasPrefix("Paths") }) { $0.contains(/^\/[a-z]/) }
    }

    static func sentences(_ files: [SourceFile]) -> [Finding] {
        inWords(files) { text in text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
    }

    /// What the desk's files alone may name.
    static func kinds(_ files: [SourceFile], of paperwork: Set<String>) -> [Finding] {
        inWords(files) { paperwork.contains($0) }
    }

    /// What the desk's files alone may name beside their paperwork: the desk, the kinds of demands, and categories that
    /// lie in another. `help` is a word of the code as well.
    static var deskWords: Set<String> {
        get throws {
            let file = Checkout.text("Desks/property/desk.yaml")
            let list = try #require(file.firstMatch(of: /procedures: \[([^\]]+)\]/))
            let kinds = list.1.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            return Set(kinds).subtracting(["help"]).union(["property"]).union(categories)
        }
    }

    /// The paths of the categories, by how far their keys are indented.
    private static var categories: [String] {
        var (above, paths): ([(depth: Int, key: Substring)], [String]) = ([], [])
        for line in Checkout.text("Desks/property/categories.yaml").split(separator: "\n") {
            guard let found = line.firstMatch(of: /^( *)- key: ([a-z-]+)/) else { continue }
            above.removeAll { $0.depth >= found.1.count }
            above.append((found.1.count, found.2))
            if above.count > 1 { paths.append(above.map(\.key).joined(separator: ".")) }
        }
        return paths
    }

    static func crashes(_ files: [SourceFile]) -> [Finding] {
        inCode(files, /\btry!|\bas!|\bfatalError\b|@unchecked|nonisolated\(unsafe\)|\bprint\(|\bassumeIsolated\b/)
    }

    static func forced(_ files: [SourceFile]) -> [Finding] { inCode(files, /[\w)\]]!(?=[\s.,)\]]|$)/) }

    static func longLines(_ files: [SourceFile]) -> [Finding] {
        files.flatMap { file in
            file.lines.enumerated().filter { $0.element.count > 120 }.map {
                Finding(path: file.path, line: $0.offset + 1, what: "\($0.element.count) letters")
            }
        }
    }
}
