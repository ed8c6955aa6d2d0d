import Foundation
import Kernel
import Yams

/// What a desk says of announcements, read from its `bulletin.yaml`.
package struct BulletinRules: Sendable, Decodable {
    /// How an announcement can begin.
    package struct Template: Sendable, Decodable {
        package let key: String
        package let name: Words
        package let title: String
        package let text: String
        package let titleEnglish: String
        package let textEnglish: String
    }

    /// For so long after it was approved it can be taken back before anybody has it.
    package let undoMinutes: Int
    /// What a template leaves to be filled in; empty where no template does.
    package let blank: String
    package let templates: [Template]
    var articles: ArticleRules? = nil

    package static let none = BulletinRules(undoMinutes: 5, blank: "", templates: [])

    package var undo: Span { .minutes(Int64(undoMinutes)) }
    package var ofArticles: ArticleRules { articles ?? .usual }
    package func template(_ key: String) -> Template? { templates.first { $0.key == key } }

    private static let name = "bulletin.yaml"

    /// A desk without the file has no templates, and five minutes to take something back.
    ///
    /// - Throws: ``Mistake``
    package static func read(_ folder: URL) throws -> BulletinRules {
        let file = folder.appending(path: name)
        guard FileManager.default.fileExists(atPath: file.path) else { return .none }
        let rules: BulletinRules
        do {
            rules = try YAMLDecoder().decode(BulletinRules.self, from: String(contentsOf: file, encoding: .utf8))
        } catch { throw Mistake(reason: "\(error)") }
        guard (0...1440).contains(rules.undoMinutes) else { throw Mistake(reason: "undoMinutes is 0 to 1440") }
        let keys = rules.templates.map(\.key)
        guard Set(keys).count == keys.count else { throw Mistake(reason: "two templates have the same key") }
        return rules
    }

    /// What is wrong with the file.
    package struct Mistake: Error, CustomStringConvertible {
        let reason: String
        package var description: String { "\(BulletinRules.name): \(reason)" }
    }
}
