import Foundation
import Kernel
import Workforce

extension Procedure {
    /// Reads a declared procedure with the actions of the files that it uses, and checks it as a whole.
    static func read(_ folder: URL, _ name: String, desk: String) throws -> Procedure {
        let file = try DeskNode.read(folder, name)
        try file.allow(["procedure", "version", "name", "anonymous", "uses", "start", "stages", "actions"])
        let stages = try file.required("stages").entries().map(stage)
        var actions = try file.required("actions").entries().map(action)
        for used in try file.optional("uses")?.list() ?? [] {
            let path = "procedures/\(try used.text()).yaml"
            let shared = try DeskNode.read(folder, path)
            try shared.allow(["actions"])
            actions += try shared.required("actions").entries().map(action)
        }
        let start = try file.required("start")
        let procedure = Procedure(
            kind: try file.required("procedure").text(), desk: desk, version: try file.required("version").integer(),
            name: try file.required("name").words(), mayBeAnonymous: try file.optional("anonymous")?.flag() ?? false,
            start: try start.text(), stages: stages.map(\.stage),
            actions: try resolve(actions, stages.map(\.stage)))
        try procedure.check(start: start, stages: stages.map { ($0.stage.key, $0.node) })
        return procedure
    }

    private static func stage(_ key: String, _ node: DeskNode) throws -> (stage: Stage, node: DeskNode) {
        try node.allow(["name", "phase"])
        let phase = try node.required("phase").word("phase", as: Phase.self)
        return (Stage(key: key, name: try node.required("name").words(), phase: phase), node)
    }

    /// An action as it stands in the file, before its stages are known.
    private struct RawAction {
        let node: DeskNode
        let action: Action
        let from: [DeskNode]
        let targets: [DeskNode]
    }

    private static func action(_ key: String, _ node: DeskNode) throws -> RawAction {
        try node.allow(["name", "by", "from", "to", "unless", "needs", "takes", "does"])
        let inputs = Input.allCases.map(\.rawValue)
        let guards = ["own-task", "another-person", "five-things", "judged", "task-open"] + inputs
        let unless = try node.optional("unless")?.entries().map { key, value -> (Condition, String) in
            guard let condition = Condition(rawValue: key) else {
                let known = Condition.allCases.map(\.rawValue).joined(separator: ", ")
                throw value.fail("unknown condition “\(key)”; known: \(known)")
            }
            return (condition, try value.text())
        }
        let rights = try node.required("by")
        let action = Action(
            key: key, name: try node.required("name").words(),
            rights: try rights.list().map { try $0.word("right", as: Right.self) }, from: [],
            to: try node.optional("to")?.text(), unless: Dictionary(uniqueKeysWithValues: unless ?? []),
            needs: try node.optional("needs")?.list().map { try $0.word("need", known: guards) { Guard($0) } } ?? [],
            takes: try node.optional("takes")?.list().map { try $0.word("input", as: Input.self) } ?? [],
            does: try node.optional("does")?.list().map { try $0.word("effect", as: Effect.self) } ?? [])
        guard !action.rights.isEmpty else { throw rights.fail("nobody may take “\(key)”") }
        let targets =
            [node.optional("to")].compactMap(\.self) + (try node.optional("unless")?.entries().map(\.value) ?? [])
        return RawAction(node: node, action: action, from: try node.required("from").list(), targets: targets)
    }

    /// Puts the stages in: each by its key, or all of a phase (`phase:open`), and refuses unknown ones.
    private static func resolve(_ raw: [RawAction], _ stages: [Stage]) throws -> [Action] {
        let keys = stages.map(\.key)
        var seen: Set<String> = []
        return try raw.map { one in
            guard seen.insert(one.action.key).inserted else {
                throw one.node.fail("the action “\(one.action.key)” is declared twice")
            }
            for target in one.targets {
                _ = try target.word("stage", known: keys) { keys.contains($0) ? $0 : nil }
            }
            let from = try one.from.flatMap { node -> [String] in
                let text = try node.text()
                if keys.contains(text) { return [text] }
                let ofPhase = stages.filter { "phase:\($0.phase.rawValue)" == text }.map(\.key)
                let isPhase = Phase.allCases.contains { "phase:\($0.rawValue)" == text }
                guard isPhase else {
                    throw node.fail("unknown stage “\(text)”; known: \(keys.joined(separator: ", "))")
                }
                return ofPhase
            }
            let action = one.action.from(Set(from))
            try action.check(one.node, stages)
            return action
        }
    }
}

extension Procedure.Action {
    fileprivate func from(_ stages: Set<String>) -> Self {
        Self(
            key: key, name: name, rights: rights, from: stages, to: to, unless: unless, needs: needs, takes: takes,
            does: does)
    }
}
