import Foundation
import Kernel

/// Those files of a desk that the house may change, as they are read. Levels and rounds name categories.
package struct DeskTexts: Sendable {
    /// What each says; none for a file that the desk does not have.
    package let sources: [HouseText: String]
    /// What was imported beside the desk's own categories.
    private let imported: String?
    package let categories: CategoryTree
    package let levels: ServiceLevels
    package let rounds: RoundRules

    /// - Throws: ``DeskError``
    static func read(_ folder: URL, _ words: TextWords) throws -> DeskTexts {
        var sources = [HouseText: String]()
        for text in HouseText.allCases where text != .rounds || isThere(folder, text.file) {
            sources[text] = try DeskNode.text(folder, text.file)
        }
        return try DeskTexts(
            sources, isThere(folder, other) ? DeskNode.text(folder, other) : nil,
            nodes: sources.reduce(into: [:]) { $0[$1.key] = try DeskNode.parse($1.value, $1.key.file) }, words)
    }

    private static let other = "categories-imported.yaml"

    private static func isThere(_ folder: URL, _ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: name).path)
    }

    private init(
        _ sources: [HouseText: String], _ imported: String?, nodes: [HouseText: DeskNode], _ words: TextWords,
        base: DeskTexts? = nil
    ) throws {
        (self.sources, self.imported) = (sources, imported)
        let known = try nodes[.categories].map { own in
            let trees = try [own] + [imported].compactMap(\.self).map { try DeskNode.parse($0, Self.other) }
            return try CategoryTree.read(trees, kinds: words.kinds, departments: words.departments)
        } ?? base?.categories ?? CategoryTree([])
        categories = known
        levels = try nodes[.levels].map { try ServiceLevels.read($0, known, words) }
            ?? base?.levels ?? ServiceLevels(levels: [], words: [:], liveChannels: [])
        rounds = try nodes[.rounds].map {
            try RoundRules.read($0, words, categories: known)
        } ?? base?.rounds ?? .usual
    }

    /// With one of them as somebody typed or published it, which is read with more care than a file of the desk.
    ///
    /// - Throws: ``DeskError``, also for another text that cannot be read with it.
    func changing(_ text: HouseText, to source: String, _ words: TextWords) throws -> DeskTexts {
        try SmallFile.checkDepth(source, text.file)
        var (sources, nodes) = (sources, [text: try SmallFile.parse(source, text.file)])
        sources[text] = source
        if text == .categories {
            for other in HouseText.allCases where other != text {
                nodes[other] = try sources[other].map { try DeskNode.parse($0, other.file) }
            }
        }
        return try DeskTexts(sources, imported, nodes: nodes, words, base: self)
    }
}
