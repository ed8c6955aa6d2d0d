import Kernel
import Workforce

extension Case {
    /// The piece of work that `actor` has in hand or could take; what is theirs before what lies in a queue.
    ///
    /// - Parameter named: the one that is meant, where that was said: nil where it is not open to them.
    package func hand(of actor: Actor, named: ID<CaseTask>? = nil) -> CaseTask? {
        guard let named else { return task(of: actor, isTaking: false, TradeFit()) }
        return openTasks.first { $0.id == named && $0.isFor(actor) }
    }

    /// The piece of work that a step is about: the one that was named, otherwise the actor's own, then of a queue what
    /// is of their trade, then what is of none, then what is of somebody else's; the oldest of several.
    ///
    /// - Parameter isTaking: what nobody took comes first, and otherwise last.
    func task(for act: Act, at moment: Moment, isTaking: Bool) -> CaseTask? {
        guard act.task == nil else { return hand(of: moment.actor, named: act.task) }
        return task(of: moment.actor, isTaking: isTaking, moment.trades)
    }

    private func task(of actor: Actor, isTaking: Bool, _ fit: TradeFit) -> CaseTask? {
        openTasks.filter { $0.isFor(actor) }.min { (rank($0, isTaking, fit), $0.id) < (rank($1, isTaking, fit), $1.id) }
    }

    private func rank(_ task: CaseTask, _ isTaking: Bool, _ fit: TradeFit) -> Int {
        let late = (task.state == .sent) == isTaking ? 0 : 4
        guard task.assignee == nil else { return late }
        return late + (fit.own.contains(task.id) ? 1 : fit.others.contains(task.id) ? 3 : 2)
    }
}

extension Procedure.Action {
    /// Whether a piece of work is as far as the action asks: what nobody took is taken, what is in hand is reported,
    /// and what does both at once takes either.
    package func fits(_ task: CaseTask) -> Bool {
        if task.state == .sent { return !needs.contains(.taskInHand) }
        return !does.contains(.acceptTask) || does.contains(.finishTask)
    }

    /// Work that is named has to be open to the actor, and as far as the action asks.
    ///
    /// - Throws: ``CaseRefusal/notYourTask``
    func checkTask(_ act: Act, _ case: Case, _ moment: Moment) throws {
        guard act.task != nil else { return }
        let named = `case`.hand(of: moment.actor, named: act.task)
        guard let named, fits(named) else { throw CaseRefusal.notYourTask }
    }
}
