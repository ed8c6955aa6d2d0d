import Foundation
import Workforce

extension EmergencyRules {
    private static let name = "emergencies.yaml"
    /// One digit each on the keyboard.
    private static let mostCards = 9
    private static let mostSteps = 30

    /// A desk without the file knows no emergencies.
    ///
    /// - Throws: ``DeskError``
    static func read(
        _ folder: URL, kinds: [String], categories: CategoryTree, roles: [Role], departments: [String]
    ) throws -> EmergencyRules? {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return nil }
        let file = try DeskNode.read(folder, name)
        try file.allow(["aftercare", "emergencies"])
        let reader = CardReader(kinds: kinds, categories: categories, roles: roles, departments: departments)
        let care = try file.required("aftercare")
        try care.allow(["kind", "category", "name"])
        let all = try file.required("emergencies").list()
        guard (1...mostCards).contains(all.count) else { throw file.fail("1 to \(mostCards) emergencies, one a digit") }
        var cards: [EmergencyCard] = []
        for node in all {
            let card = try reader.card(node, mostSteps: mostSteps)
            guard !cards.contains(where: { $0.key == card.key }) else {
                throw node.fail("the emergency “\(card.key)” stands here twice")
            }
            cards.append(card)
        }
        return EmergencyRules(
            cards: cards,
            aftercare: Aftercare(
                kind: try reader.kind(care), category: try reader.category(care),
                name: try care.required("name").words()))
    }
}

/// Reads one card with what the desk knows.
private struct CardReader {
    let kinds: [String]
    let categories: CategoryTree
    let roles: [Role]
    let departments: [String]

    func card(_ node: DeskNode, mostSteps: Int) throws -> EmergencyCard {
        try node.allow(["key", "name", "kind", "category", "say", "call", "steps"])
        let steps = try node.required("steps").list().map(step)
        guard (1...mostSteps).contains(steps.count) else { throw node.fail("a card has 1 to \(mostSteps) steps") }
        return EmergencyCard(
            key: try node.required("key").text(), name: try node.required("name").words(), kind: try kind(node),
            category: try category(node), say: try node.required("say").words(), steps: steps,
            chain: try AlarmChain.read(node.required("call"), roles: roles, departments: departments))
    }

    private func step(_ node: DeskNode) throws -> EmergencyCard.Step {
        try node.allow(["do", "who", "within"])
        return EmergencyCard.Step(
            text: try node.required("do").words(),
            who: try AlarmChain.Callee.read(node.required("who"), roles: roles, departments: departments),
            seconds: try node.required("within").span().milliseconds / 1000)
    }

    func kind(_ node: DeskNode) throws -> String {
        try node.required("kind").word("kind", known: kinds) { kinds.contains($0) ? $0 : nil }
    }

    func category(_ node: DeskNode) throws -> String {
        try node.required("category").word("category", known: []) { categories[$0]?.path }
    }
}
