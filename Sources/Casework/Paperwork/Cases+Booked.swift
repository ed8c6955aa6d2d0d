import Kernel
import Store

extension Cases {
    /// What is booked for one choice of the form stands in the way of another one, unless the action frees it.
    ///
    /// - Throws: ``FormRefusal/madeOfField(_:action:)`` with the action that frees it first
    func checkBooked(_ tx: Tx, _ after: Case, _ action: Procedure.Action, since item: Case) throws {
        guard item.form != after.form, !action.frees else { return }
        let procedure = try rules(of: item).procedure
        let left = procedure.choices.filter { one in
            procedure.form.holds(one.when, item.form) && !procedure.form.holds(one.when, after.form)
        }
        guard !left.isEmpty else { return }
        let booked = try SlotTable.of(tx, item.id).map(\.resource)
        guard let one = left.first(where: { booked.contains($0.slot) }) else { return }
        let way = procedure.actions.first { $0.frees && $0.from.contains(item.stage) } ?? action
        throw FormRefusal.madeOfField(DeclaredForm.prefix + one.when.field, action: way.name.zh)
    }
}

extension Procedure {
    /// What is booked for which choice alone.
    fileprivate var choices: [(slot: String, when: DeclaredForm.Showing)] {
        actions.flatMap { action in
            let slots = action.brings.compactMap { one -> String? in
                if case .slot(let key, _) = one.what { return key }
                return nil
            }
            let whens = action.needs.compactMap { need -> DeclaredForm.Showing? in
                if case .holds(let when) = need { return when }
                return nil
            }
            return slots.flatMap { slot in whens.map { (slot, $0) } }
        }
    }
}

extension Procedure.Action {
    fileprivate var frees: Bool { brings.contains { $0.what == .freeSlots } }
}
