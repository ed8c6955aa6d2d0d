import Foundation
import Kernel
import Workforce

extension ComplaintRules {
    private static let name = "complaints.yaml"
    private static let mostWords = 200

    /// A desk without the file reports no complaint by itself.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, kinds: [String], roles: [Role], departments: [String]) throws -> ComplaintRules? {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return nil }
        let file = try DeskNode.read(folder, name)
        try file.allow(["kinds", "report", "major"])
        let own = try file.required("kinds").list().map { node in
            try node.word("kind", known: kinds) { kinds.contains($0) ? $0 : nil }
        }
        let conditions = try file.required("major").list().map(condition)
        return ComplaintRules(
            kinds: Set(own),
            report: try AlarmChain.read(file.required("report"), roles: roles, departments: departments),
            conditions: conditions)
    }

    private static func condition(_ node: DeskNode) throws -> Condition {
        try node.allow(["key", "name", "words", "money"])
        let words = try node.optional("words")?.list().map { Pinyin.simplify(try $0.text()).lowercased() } ?? []
        guard words.count <= mostWords else { throw node.fail("at most \(mostWords) words") }
        let money = try node.optional("money").map(money)
        guard money != nil || !words.isEmpty else { throw node.fail("“words” or “money” must say when it holds") }
        return Condition(
            key: try node.required("key").text(), name: try node.required("name").words(), words: words, money: money)
    }

    private static func money(_ node: DeskNode) throws -> Money {
        try node.allow(["above", "units", "currency"])
        let units = try node.required("units").entries().map { ($0.key, try $0.value.integer(in: 1...1_000_000_000)) }
        return Money(
            above: try node.required("above").integer(in: 1...1_000_000_000),
            units: Dictionary(uniqueKeysWithValues: units),
            currency: try node.required("currency").list().map { try $0.text() })
    }
}
