import Foundation
import Sheets
import Yams

/// What people write in their sheets: titles above the columns, and words for kinds, capacities and totals. Read from
/// the desk's `import.yaml`; a group that is not there has no words.
package struct ImportWords: Sendable {
    /// By group and by what is meant.
    private let all: [String: [String: [String]]]
    /// By group, from the plain form of a word to what is meant.
    private let meanings: [String: [String: String]]
    /// The words between the parts of a room's code, the longest first.
    let codeWords: [String]
    /// What else stands above a column of a field, whatever the desk says: the titles of the templates.
    package var titlesOfTemplates: @Sendable (String) -> [String] = { _ in [] }
    private let totals: Set<String>
    /// What they begin with.
    private let totalsBegin: Set<UnicodeScalar>
    private let allProjects: Set<String>

    package init(_ all: [String: [String: [String]]]) {
        self.all = all
        meanings = all.mapValues { group in
            var found: [String: String] = [:]
            for (meaning, words) in group.sorted(by: { $0.key < $1.key }) {
                for word in [meaning] + words { found[HeaderMap.withoutNotes(word)] = meaning }
            }
            return found
        }
        codeWords = (all["words"]?["inCodes"] ?? []).sorted { ($1.count, $0) < ($0.count, $1) }
        totals = Set((all["words"]?["totals"] ?? []).map(HeaderMap.plain))
        totalsBegin = Set(totals.compactMap(\.unicodeScalars.first))
        allProjects = Set((all["words"]?["allProjects"] ?? []).map(HeaderMap.plain))
    }

    /// - Throws: where the file is not what it should be; a folder without one has no words.
    package static func read(_ folder: URL) throws -> ImportWords {
        let file = folder.appending(path: "import.yaml")
        guard FileManager.default.fileExists(atPath: file.path) else { return ImportWords([:]) }
        let text = try String(contentsOf: file, encoding: .utf8)
        return ImportWords(try YAMLDecoder().decode([String: [String: [String]]].self, from: text))
    }

    /// The titles that mean each field of a kind: the desk's, and those of the templates.
    package func titles(of kind: ImportKind) -> [String: [String]] {
        let desk = all[kind.rawValue] ?? [:]
        return Dictionary(
            uniqueKeysWithValues: kind.fields.map { ($0, (desk[$0] ?? []) + titlesOfTemplates($0)) })
    }

    /// As words are compared: without notes in brackets, spaces and differences of width and case.
    static func plain(_ word: String) -> String { HeaderMap.withoutNotes(word) }

    /// What a word means in a group (`kinds`, `capacities`, `tags`); nil where it means nothing there.
    func meaning(_ word: String, in group: String) -> String? {
        guard let meanings = meanings[group] else { return nil }
        return meanings[word] ?? meanings[HeaderMap.withoutNotes(word)]
    }

    /// The kind of a case whose sheet does not say it; empty where nobody said.
    package var caseKind: String { all["words"]?["caseKind"]?.first ?? "" }

    /// Whether somebody wrote that it is for all projects.
    func meansAllProjects(_ word: String) -> Bool { allProjects.contains(HeaderMap.plain(word)) }

    /// Whether a cell begins a row of sums: `合计`, `小计：12户`, `Total`.
    func isTotal(_ cell: String) -> Bool {
        guard let first = cell.unicodeScalars.first else { return false }
        // Digits and Chinese characters are compared as they are; most rows begin with one that no such word has first.
        let isPlain = (0x30...0x39).contains(first.value) || (0x4E00...0x9FFF).contains(first.value)
        if isPlain, !totalsBegin.contains(first) { return false }
        let plain = HeaderMap.plain(cell)
        guard plain.count <= 16 else { return false }
        return totals.contains { word in
            guard plain.hasPrefix(word) else { return false }
            let rest = plain.dropFirst(word.count)
            return rest.isEmpty || !(rest.first?.isLetter ?? false) || rest.first?.isNumber == true
        }
    }
}
