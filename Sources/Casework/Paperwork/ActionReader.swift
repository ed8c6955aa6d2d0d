import Kernel
import Workforce

/// Reads the actions of a procedure.
enum ActionReader {
    private static let words = ["name", "by", "from", "to", "unless", "needs", "takes", "does", "asks", "for-customer"]

    /// An action as it stands in the file, before its stages are known.
    struct Raw {
        let node: DeskNode
        let action: Procedure.Action
        let from: [DeskNode]
        let targets: [DeskNode]
    }

    static func read(_ key: String, _ node: DeskNode, _ names: ActionNames) throws -> Raw {
        try node.allow(Self.words)
        try names.checkKey(key, node)
        let unless = try node.optional("unless")?.entries().map(condition)
        let rights = try node.required("by")
        let does = try node.optional("does")?.list() ?? []
        let plain = does.filter { !names.isConsequence($0) }
        var action = Procedure.Action(
            key: key, name: try node.required("name").words(),
            rights: try rights.list().map { try $0.word("right", as: Right.self) }, from: [],
            to: try node.optional("to")?.text(), unless: Dictionary(uniqueKeysWithValues: unless ?? []),
            needs: try node.optional("needs")?.list().map(names.need) ?? [],
            takes: try node.optional("takes")?.list().map { try $0.word("input", as: Input.self) } ?? [],
            does: try plain.map { try names.effect($0) }, asks: try names.asked(node.optional("asks")),
            brings: try does.filter(names.isConsequence).map(names.bringing))
        if let flag = node.optional("for-customer") {
            action.customerName = flag.isTable ? try flag.words() : nil
            action.isForCustomer = try flag.isTable || flag.flag()
            try action.checkForCustomer(flag, names.form)
        }
        guard !action.rights.isEmpty else { throw rights.fail("nobody may take “\(key)”") }
        let targets =
            [node.optional("to")].compactMap(\.self) + (try node.optional("unless")?.entries().map(\.value) ?? [])
        return Raw(node: node, action: action, from: try node.required("from").list(), targets: targets)
    }

    private static func condition(_ key: String, _ value: DeskNode) throws -> (Condition, String) {
        guard let condition = Condition(rawValue: key) else {
            let known = Condition.allCases.map(\.rawValue)
            throw value.fail(
                "unknown condition “\(key)”\(DeskNode.hint(key, known)); known: \(known.joined(separator: ", "))")
        }
        return (condition, try value.text())
    }

    /// Puts the stages in: each by its key, or all of a phase (`phase:open`), and refuses unknown ones.
    static func resolve(_ raw: [Raw], _ stages: [Procedure.Stage]) throws -> [Procedure.Action] {
        let keys = stages.map(\.key)
        var seen: Set<String> = []
        return try raw.map { one in
            guard seen.insert(one.action.key).inserted else {
                throw one.node.fail("the action “\(one.action.key)” is declared twice")
            }
            for target in one.targets { _ = try target.word("stage", of: keys) }
            var action = one.action
            action.from = Set(try one.from.flatMap { try named($0, stages) })
            try action.check(one.node, stages)
            return action
        }
    }

    /// A stage by its key, or all of a phase.
    static func named(_ node: DeskNode, _ stages: [Procedure.Stage]) throws -> [String] {
        let (text, keys) = (try node.text(), stages.map(\.key))
        if keys.contains(text) { return [text] }
        guard Phase.allCases.contains(where: { "phase:\($0.rawValue)" == text }) else {
            throw node.fail(
                "unknown stage “\(text)”\(DeskNode.hint(text, keys)); known: \(keys.joined(separator: ", "))")
        }
        return stages.filter { "phase:\($0.phase.rawValue)" == text }.map(\.key)
    }
}
