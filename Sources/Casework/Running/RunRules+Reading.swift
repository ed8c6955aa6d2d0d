import Foundation
import Kernel

extension RunRules {
    private static let name = "running.yaml"

    /// A desk without the file does nothing by itself.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, procedures: [Procedure]) throws -> RunRules? {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return nil }
        let file = try DeskNode.read(folder, name)
        try file.allow(["unaccepted", "unconfirmed", "acts"])
        let acts = try file.required("acts")
        try acts.allow(Deed.allCases.map(\.rawValue))
        let actions = try Deed.allCases.map { ($0, try action(for: $0, acts, procedures)) }
        return RunRules(
            unaccepted: try limits(file.required("unaccepted")), unconfirmed: try file.required("unconfirmed").span(),
            actions: Dictionary(uniqueKeysWithValues: actions))
    }

    private static func action(for deed: Deed, _ acts: DeskNode, _ procedures: [Procedure]) throws -> String {
        let node = try acts.required(deed.rawValue)
        let key = try node.text()
        for procedure in procedures { try deed.check(key, node, procedure) }
        return key
    }

    /// Why the system could not do with a procedure's cases what it does by itself; nil where it could.
    func obstacle(in procedure: Procedure) -> String? {
        Deed.allCases.lazy.compactMap { deed in actions[deed].flatMap { deed.fault($0, procedure) } }.first
    }

    private static func limits(_ node: DeskNode) throws -> [Priority: Span] {
        try node.allow(Priority.allCases.map(\.rawValue) + ["other"])
        let other = try node.required("other").span()
        let pairs = try Priority.allCases.map { ($0, try node.optional($0.rawValue)?.span() ?? other) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

extension RunRules.Deed {
    /// - Throws: ``DeskError``
    fileprivate func check(_ key: String, _ node: DeskNode, _ procedure: Procedure) throws {
        if let reason = fault(key, procedure) { throw node.fail(reason) }
    }

    /// The action must do what it is taken for, from wherever it may have to be taken, and ask for nothing that only a
    /// person knows. Nil where it does.
    fileprivate func fault(_ key: String, _ procedure: Procedure) -> String? {
        let stages = procedure.stages.filter { phases.contains($0.phase) }
        let sends = procedure.actions.contains { $0.does.contains(.sendTask) || $0.sendsWork }
        guard !stages.isEmpty, sends || self != .takeBack else { return nil }
        guard let action = procedure.action(key) else { return "“\(procedure.kind)” has no action “\(key)”" }
        return (obstacle(action, stages) ?? deadEnd(action, procedure)).map { "“\(procedure.kind)” has \($0)" }
    }

    /// Why the system could not take an action from all of these stages.
    private func obstacle(_ action: Procedure.Action, _ stages: [Procedure.Stage]) -> String? {
        let key = action.key
        guard action.does.contains(effect), !action.does.contains(.sendTask) else {
            return "an action “\(key)” that does not “\(effect.rawValue)”"
        }
        if let other = action.needs.compactMap(\.input).first(where: { !known.contains($0) }) {
            return "an action “\(key)” that asks for “\(other.rawValue)”, which nobody is there to say"
        }
        if action.needs.contains(.ownTask) { return "an action “\(key)” for whoever does the work" }
        return stages.first { !action.from.contains($0.key) }.map { "no way for “\(key)” from the stage “\($0.key)”" }
    }

    /// What would be due again as soon as it was done.
    private func deadEnd(_ action: Procedure.Action, _ procedure: Procedure) -> String? {
        let target = action.to.flatMap { procedure.stage($0)?.phase }
        switch self {
        case .resume where target == nil || target == .waiting:
            return "an action “\(action.key)” that does not leave the waiting"
        case .close where target?.isOver != true: return "an action “\(action.key)” that does not end the case"
        default: return nil
        }
    }

    /// Where it may have to be taken.
    private var phases: [Phase] {
        switch self {
        case .takeBack: [.open, .waiting]
        case .resume: [.waiting]
        case .close: [.solved, .confirming]
        case .assign: Phase.live
        }
    }

    private var effect: Effect {
        switch self {
        case .takeBack: .takeBackTasks
        case .resume: .resumeTask
        case .close: .closeAsUnconfirmed
        case .assign: .setAgent
        }
    }

    /// What the system fills in.
    private var known: [Input] { self == .assign ? [.reason, .agent] : [.reason] }
}
