import Kernel
import Workforce

/// Whose trade the work is that waits in the queues of somebody's departments.
package struct TradeFit: Sendable, Equatable {
    /// Work of a trade that they can do.
    package var own: Set<ID<CaseTask>> = []
    /// Work of a trade that they cannot do and somebody else of its department can.
    package var others: Set<ID<CaseTask>> = []

    package init() {}
}

extension Procedure.Action {
    /// Work of a trade is taken, or stepped by its name, by those of its department who can do it; by whoever
    /// dispatches, and where nobody of the department can, by anybody of it.
    ///
    /// - Throws: ``CaseRefusal/anotherTrade(_:)``
    func checkTrade(_ act: Act, _ case: Case, _ moment: Moment) throws {
        guard does.contains(.acceptTask) || act.task != nil, !moment.actor.may(.caseDispatch, on: `case`),
            let task = `case`.task(for: act, at: moment, isTaking: true), task.assignee == nil,
            moment.trades.others.contains(task.id)
        else { return }
        throw CaseRefusal.anotherTrade(task.trade ?? "")
    }
}
