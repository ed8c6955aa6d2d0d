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
        try node.allow(["key", "name", "words", "above"])
        let words = try node.optional("words")?.list().map { Pinyin.simplify(try $0.text()).lowercased() } ?? []
        guard words.count <= mostWords else { throw node.fail("at most \(mostWords) words") }
        let above = try node.optional("above")?.integer(in: 1...1_000_000_000)
        guard above != nil || !words.isEmpty else { throw node.fail("“words” or “above” must say when it holds") }
        return Condition(
            key: try node.required("key").text(), name: try node.required("name").words(), words: words, above: above)
    }
}
