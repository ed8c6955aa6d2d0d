import Kernel

extension Procedure {
    /// A procedure that could strand a case is refused.
    ///
    /// - Throws: ``DeskError`` for an unknown start, a stage that nothing leads to, a stage without a way to a closed
    ///   one, a closed stage without a stage that closes it.
    func check(start node: DeskNode, stages nodes: [(key: String, node: DeskNode)]) throws {
        guard stage(start) != nil else { throw node.fail("the start “\(start)” is not a stage") }
        let reached = walk(from: [start]) { key in actions.filter { $0.from.contains(key) }.flatMap(\.targets) }
        for (key, node) in nodes where !reached.contains(key) { throw node.fail("nothing leads to the stage “\(key)”") }
        let ends = stages.filter { $0.phase == .closed }.map(\.key)
        let saved = walk(from: ends) { key in
            actions.filter { $0.targets.contains(key) }.flatMap { Array($0.from) }
        }
        for (key, node) in nodes where !saved.contains(key) && stage(key)?.phase != .cancelled {
            throw node.fail("no way leads from the stage “\(key)” to a closed one")
        }
        for (key, node) in nodes {
            guard let stage = stage(key), let reason = obstacle(to: stage) else { continue }
            throw node.fail(reason)
        }
    }

    /// Why the system could not take the action that ends a stage by its time, or that comes again in it.
    private func obstacle(to stage: Stage) -> String? {
        if let past = stage.lapse?.past, form.field(past).map({ ![.window, .date].contains($0.kind) }) ?? true {
            return "“past” wants a field of the form that is a window or a date, not “\(past)”"
        }
        if let lapse = stage.lapse, let found = obstacle(to: lapse.action, from: stage, leaves: true) { return found }
        return stage.recurs.flatMap { obstacle(to: $0.action, from: stage, leaves: false) }
    }

    private func obstacle(to key: String, from stage: Stage, leaves: Bool) -> String? {
        let keys = actions.map(\.key)
        guard let action = action(key) else {
            return "unknown action “\(key)”\(DeskNode.hint(key, keys)); known: " + keys.joined(separator: ", ")
        }
        guard action.from.contains(stage.key), !stage.phase.isOver else {
            return "“\(key)” is not taken from the stage “\(stage.key)”"
        }
        let asked = action.needs.compactMap(\.input).filter { $0 != .reason }.map(\.rawValue) + action.asks
        guard asked.isEmpty, !action.needs.contains(.ownTask) else {
            return "“\(key)” asks for “\(asked.first ?? "own-task")”, which nobody is there to say"
        }
        guard !action.brings.contains(where: { if case .slot = $0.what { true } else { false } }) else {
            return "“\(key)” books a slot, which may be full"
        }
        let stays = action.to == nil || action.to == stage.key
        guard leaves == stays else { return nil }
        return leaves ? "“\(key)” does not leave the stage" : "“\(key)” leaves the stage, and would not come again"
    }

    private func walk(from start: [String], next: (String) -> [String]) -> Set<String> {
        var reached = Set(start)
        var open = start
        while let key = open.popLast() {
            for other in next(key) where reached.insert(other).inserted { open.append(other) }
        }
        return reached
    }
}

extension Effect {
    /// Whether it says how the case ended.
    fileprivate var isEnding: Bool {
        [.confirm, .tryCall, .closeAsAnswered, .closeAsUnconfirmed, .finish, .merge, .withdraw, .cancel].contains(self)
    }
}

extension Procedure.Action {
    /// What an action does must fit where it leads: the store keeps no case that is over without an end, or open with
    /// one.
    ///
    /// - Throws: ``DeskError``
    func check(_ node: DeskNode, _ stages: [Procedure.Stage]) throws {
        let ends = stages.filter { targets.contains($0.key) }
        let starts = stages.filter { from.contains($0.key) }
        if let over = ends.first(where: \.phase.isOver), !does.contains(where: \.isEnding) {
            throw node.fail("“\(key)” leads to “\(over.key)” and does nothing that ends a case")
        }
        let goesOn = ends.contains { !$0.phase.isOver }
        if let over = starts.first(where: \.phase.isOver), goesOn, !does.contains(.reopen) {
            throw node.fail("“\(key)” leads out of “\(over.key)” and does not reopen")
        }
        guard does.contains(.pauseTask) == ends.contains(where: { $0.phase == .waiting }) else {
            throw node.fail("“\(key)” must lead to a waiting stage and pause the work, or neither")
        }
    }

    /// Every stage that it may lead to.
    package var targets: [String] { [to].compactMap(\.self) + unless.values.sorted() }
}
