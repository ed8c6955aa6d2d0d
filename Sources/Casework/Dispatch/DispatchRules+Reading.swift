import Foundation
import Kernel
import Workforce

extension DispatchRules {
    private static let name = "dispatch.yaml"

    /// What the lines of the file may name.
    private struct Known {
        let kinds: [String]
        let categories: CategoryTree
        let departments: [String]
    }

    /// A desk without the file sends by hand, into queues, without limit.
    ///
    /// - Throws: ``DeskError``
    static func read(
        _ folder: URL, kinds: [String], categories: CategoryTree, departments: [String]
    ) throws -> DispatchRules {
        var rules = DispatchRules()
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return rules }
        let known = Known(kinds: kinds, categories: categories, departments: departments)
        let file = try DeskNode.read(folder, name)
        try file.allow(["open-work", "door-code", "currency", "modes", "at-once"])
        rules.mostOpenWork = try file.optional("open-work")?.integer(in: 1...1000)
        rules.door = try file.optional("door-code").map { try door($0, kinds) }
        rules.currency = try file.optional("currency")?.word("currency", known: []) { code in
            code.count == 3 && code.allSatisfy { $0.isASCII && $0.isUppercase } ? code : nil
        } ?? rules.currency
        rules.modes = try file.optional("modes")?.list().map { node in
            try node.allow(["kind", "category", "priority", "mode"])
            return (try subject(node, known), try node.required("mode").word("mode", as: Mode.self))
        } ?? []
        rules.atOnce = try file.optional("at-once")?.list().map { try atOnce($0, known) } ?? []
        let keys = Set(rules.atOnce.map(\.key))
        guard keys.count == rules.atOnce.count else { throw file.fail("two rules have one key") }
        return rules
    }

    private static func door(_ node: DeskNode, _ kinds: [String]) throws -> DoorRule {
        try node.allow(["kinds", "tries"])
        return DoorRule(
            kinds: Set(try node.required("kinds").list().map { try $0.word("kind", of: kinds) }),
            tries: try node.required("tries").integer(in: 1...100))
    }

    private static func subject(_ node: DeskNode, _ known: Known) throws -> Subject {
        Subject(
            kind: try node.optional("kind")?.word("kind", of: known.kinds),
            category: try node.optional("category")?.word("category", known: []) { known.categories[$0]?.path },
            priority: try node.optional("priority")?.word("priority", as: Priority.self))
    }

    private static func atOnce(_ node: DeskNode, _ known: Known) throws -> AtOnce {
        try node.allow(["key", "name", "kind", "category", "priority", "mode", "department"])
        let rule = AtOnce(
            key: try node.required("key").text(), name: try node.required("name").words(),
            subject: try subject(node, known), mode: try node.required("mode").word("mode", as: Mode.self),
            department: try node.optional("department")?.word("department", of: known.departments))
        guard rule.mode != .assign else { throw node.fail("nobody is there to choose a person: say pool or rotate") }
        guard rule.subject != Subject() else { throw node.fail("say which cases: a kind, a category or a priority") }
        let isKnown = rule.subject.category.flatMap { known.categories[$0]?.department } != nil
        guard rule.department != nil || isKnown else { throw node.fail("say to which department") }
        return rule
    }
}
