import Foundation

extension IncidentRules {
    private static let name = "incidents.yaml"

    /// A desk without the file looks for no incidents.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, kinds: [String]) throws -> IncidentRules {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return .none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["memory", "rules"])
        var taken: Set<String> = []
        let rules = try file.required("rules").list().map { node in
            try node.allow(["key", "kinds", "window", "likeness", "customers", "times-usual", "one-building"])
            let own = try node.required("kinds").list().map { node in
                let kind = try node.word("kind", known: kinds) { kinds.contains($0) ? $0 : nil }
                guard taken.insert(kind).inserted else { throw node.fail("“\(kind)” has a rule already") }
                return kind
            }
            return Rule(
                key: try node.required("key").text(), kinds: Set(own), window: try node.required("window").span(),
                likeness: try node.required("likeness").integer(in: 1...100),
                customers: try node.required("customers").integer(in: 2...1000),
                timesUsual: try node.optional("times-usual")?.integer(in: 1...1000) ?? 1,
                isOneBuilding: try node.optional("one-building")?.flag() ?? false)
        }
        return IncidentRules(rules: rules, memory: try file.required("memory").integer(in: 100...20_000))
    }
}
