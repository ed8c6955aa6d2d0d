import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// What was made of a field that an act changes, and does not make anew itself: good passes hold for the new
    /// window, and what is booked moves to it. Where another action is there for that, it is said which.
    ///
    /// - Returns: what is to be told of it.
    /// - Throws: ``FormRefusal/madeOfField(_:action:)`` · ``FormRefusal/slotFull(_:)`` ·
    ///   ``FormRefusal/formWrong(_:)``
    func remaking(
        _ tx: Tx, _ events: [CaseEvent], _ action: Procedure.Action, on item: Case, by actor: Actor,
        in project: Project
    ) throws -> [CaseEvent] {
        let (after, procedure) = (item.applying(events), try rules(of: item).procedure)
        let changed = procedure.form.fields.map(\.key).filter { key in
            item.form[key] != nil && item.form[key] != after.form[key] && !procedure.remakes(key, action)
        }
        return try changed.flatMap { try remake(tx, $0, procedure, after, by: actor, in: project, from: item.stage) }
    }

    private func remake(
        _ tx: Tx, _ field: String, _ procedure: Procedure, _ after: Case, by actor: Actor, in project: Project,
        from stage: String
    ) throws -> [CaseEvent] {
        let makers = procedure.actions.filter { procedure.remakes(field, $0) }
        guard !makers.isEmpty else { return [] }
        let passes = try goodPasses(tx, of: after.id, by: field, procedure)
        let slots = Set(makers.flatMap(\.brings).compactMap { $0.what.slot(of: field) })
        let booked = try SlotTable.of(tx, after.id).filter { $0.until > tx.now }.map(\.resource).filter(slots.contains)
        guard !passes.isEmpty || !booked.isEmpty else { return [] }
        if let other = makers.first(where: { $0.from.contains(stage) && $0.asks.contains(field) }) {
            throw FormRefusal.madeOfField(DeclaredForm.prefix + field, action: other.name.zh)
        }
        guard let window = after.form[field].flatMap({ FormWindow($0) }) else {
            throw FormRefusal.formWrong([FormFault(DeclaredForm.prefix + field, .missing)])
        }
        for pass in passes { try PassTable.move(tx, pass.id, from: window.from, until: window.until) }
        return try booked.flatMap { try book(tx, $0, field, for: after, by: actor, in: project) }
    }
}

extension Cases {
    /// The passes of a case that hold for the window of a field, and are not over: what is used up, run out or ended
    /// stays what it was.
    func goodPasses(_ tx: Tx, of item: ID<Case>, by field: String, _ procedure: Procedure) throws -> [Pass] {
        try PassTable.of(tx, item).filter { pass in
            !pass.verdict(at: tx.now, in: nil).isOver
                && procedure.passes.contains { $0.key == pass.key && $0.window == field }
        }
    }
}

extension Procedure {
    /// Whether an action makes a pass or a booking of a field.
    fileprivate func remakes(_ field: String, _ action: Action) -> Bool {
        action.brings.contains { one in
            if case .pass(let key) = one.what { return passes.contains { $0.key == key && $0.window == field } }
            return one.what.slot(of: field) != nil
        }
    }
}

extension Consequence {
    /// What is booked for the window of a field.
    fileprivate func slot(of field: String) -> String? {
        if case .slot(let key, field) = self { return key }
        return nil
    }
}
