import Foundation
import Kernel
import Yams

/// What a desk says of keys and borrowed things, read from its `custody.yaml`.
package struct CustodyRules: Sendable, Decodable {
    package struct Kind: Sendable, Decodable {
        package let key: String
        package let name: Words
        /// What its numbers begin with.
        package let letter: String
        /// Whether it opens a place.
        package let opens: Bool
        /// After how many hours it is due where nobody says otherwise.
        package let loanHours: Int
    }

    package struct Entry: Sendable, Decodable {
        package let key: String
        package let name: Words
    }

    /// How a case about a loss begins.
    package struct Loss: Sendable, Decodable {
        package let kind: String
        package let channel: String
    }

    package let kinds: [Kind]
    /// Why things are lent; the first is the usual one.
    package let reasons: [Words]
    /// What is done about a loss.
    package let deeds: [Entry]
    package let loss: Loss
    /// Every so many days a cabinet is counted.
    package let countDays: Int
    /// Every so many days a seal is looked at.
    package let sealDays: Int

    package static let none = CustodyRules(
        kinds: [], reasons: [], deeds: [], loss: Loss(kind: "", channel: ""), countDays: 31, sealDays: 31)

    package func kind(_ key: String) -> Kind? { kinds.first { $0.key == key } }

    private static let name = "custody.yaml"

    /// A desk without the file lends nothing.
    ///
    /// - Throws: ``Mistake``
    package static func read(_ folder: URL) throws -> CustodyRules {
        let file = folder.appending(path: name)
        guard FileManager.default.fileExists(atPath: file.path) else { return .none }
        let rules: CustodyRules
        do {
            rules = try YAMLDecoder().decode(CustodyRules.self, from: String(contentsOf: file, encoding: .utf8))
        } catch { throw Mistake(reason: "\(error)") }
        let doubles = Dictionary(grouping: rules.kinds) { Key.plain($0.letter) }.filter { $0.value.count > 1 }.keys
        if let letter = doubles.min() { throw Mistake(reason: "two kinds have the letter \(letter)") }
        guard rules.kinds.allSatisfy({ (1...8760).contains($0.loanHours) && !$0.letter.isEmpty }),
            (1...366).contains(rules.countDays), (1...366).contains(rules.sealDays)
        else { throw Mistake(reason: "hours are 1 to 8760, days 1 to 366, and each kind has a letter") }
        return rules
    }

    /// What is wrong with the file.
    package struct Mistake: Error, CustomStringConvertible {
        let reason: String
        package var description: String { "\(CustodyRules.name): \(reason)" }
    }
}
