import Kernel
import Workforce

/// Whose work gets a code for the customer's door. Read from a desk's `dispatch.yaml`.
package struct DoorRule: Sendable, Equatable {
    package let kinds: Set<String>
    /// So many wrong codes are counted; after that none is taken any more.
    package let tries: Int

    /// A fresh code for work of a kind that has one.
    func code(for kind: String) -> DoorCode? {
        guard kinds.contains(kind) else { return nil }
        return DoorCode(code: String(Int.random(in: 10_000...19_999)).suffix(4).description, triesLeft: tries)
    }
}

extension Procedure.Action {
    /// A wrong code at the door: it is counted, and nobody has arrived. Nil where none or the right one was said.
    ///
    /// - Throws: ``CaseRefusal/doorCodeUsedUp``
    func missedDoor(_ act: Act, _ case: Case, _ moment: Moment) throws -> CaseEvent? {
        guard does.contains(.arriveTask), let said = act.site.code,
            let task = `case`.hand(of: moment.actor, named: act.task), let door = task.sheet?.door
        else { return nil }
        guard door.triesLeft > 0 else { throw CaseRefusal.doorCodeUsedUp }
        return said == door.code ? nil : .doorMissed(task.id)
    }
}

extension Case {
    /// The code of a task, to be said to the customer: until somebody arrived, to whoever follows the case, and never
    /// to whoever has the work.
    package func doorCode(of task: CaseTask, for actor: Actor) -> String? {
        let isExpected = task.state.isOpen && !task.steps.contains { $0.state == .arrived }
        guard isExpected, actor.may(.caseFollow, on: self), !task.isFor(actor) else { return nil }
        return task.sheet?.door?.code
    }

    /// The case came back from an arrival with a wrong code, which is counted by now.
    ///
    /// - Throws: ``CaseRefusal/doorCodeWrong(left:)``
    func checkArrival(_ act: Act, by actor: Actor, _ action: Procedure.Action?) throws {
        guard act.site.code?.trimmed.isEmpty == false, action?.does.contains(.arriveTask) == true,
            let task = hand(of: actor, named: act.task), task.state != .arrived,
            let door = task.sheet?.door
        else { return }
        throw CaseRefusal.doorCodeWrong(left: door.triesLeft)
    }
}
