import Casework
import Directory
import Kernel

/// The words that people write for uses, statuses and parts under warranty: those of `import.yaml`, and what the desk
/// calls them in any language.
struct PlaceVocabulary {
    private let words: ImportWords
    private let uses: [String: String]
    private let parts: [String: String]

    init(_ words: ImportWords, _ rules: PremisesRules) {
        self.words = words
        (uses, parts) = (Self.meanings(rules.uses), Self.meanings(rules.warrantyNames))
    }

    private static func meanings(_ entries: [Desk.Entry]) -> [String: String] {
        var all: [String: String] = [:]
        for entry in entries {
            for word in [entry.key] + Language.allCases.map({ entry.name[$0] }) {
                all[ImportWords.plain(word)] = entry.key
            }
        }
        return all
    }

    func use(_ word: String) -> String? { uses[ImportWords.plain(word)] ?? words.meaning(word, in: "uses") }
    func part(_ word: String) -> String? { parts[ImportWords.plain(word)] ?? words.meaning(word, in: "warranties") }

    func status(_ word: String) -> PlaceStatus? {
        PlaceStatus(rawValue: word) ?? words.meaning(word, in: "statuses").flatMap { PlaceStatus(rawValue: $0) }
    }
}
