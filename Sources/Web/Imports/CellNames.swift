import Casework

extension Names {
    /// What a row changes, as people call it: keys of lists by their names, everything else as it is.
    func cell(_ value: String, of field: String) -> String {
        switch field {
        case "kind": named(value, "placeKind")
        case "status": named(value, "placeStatus")
        case "capacity": named(value, "capacity")
        case "paperNumber": named(value, "paper")
        case "acceptsTexts", "acceptsCalls": named(value, "form")
        case "use": entries(\.uses)[value] ?? value
        case "warranty": parts(value)
        default: value
        }
    }

    private func named(_ key: String, _ group: String) -> String {
        has("\(group).\(key)") ? text("\(group).\(key)") : key
    }

    private func entries(_ list: KeyPath<PremisesRules, [Desk.Entry]>) -> [String: String] {
        let all = desks.values.flatMap { $0.knowledge.premises[keyPath: list] }
        return Dictionary(all.map { ($0.key, $0.name[language]) }) { first, _ in first }
    }

    /// `plumbing 2028-05-01; waterproofing 2031-05-01`.
    private func parts(_ value: String) -> String {
        let names = entries(\.warrantyNames)
        return value.split(separator: "; ").map { part in
            let words = part.split(separator: " ", maxSplits: 1).map(String.init)
            return ([names[words[0]] ?? words[0]] + words.dropFirst()).joined(separator: " ")
        }.joined(separator: "; ")
    }
}
