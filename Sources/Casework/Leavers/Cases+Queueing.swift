import Kernel
import Store
import Workforce

extension Cases {
    /// Puts the work of whoever has left back into the queue of its department, where nobody could send it again: a
    /// paper's work is sent by its procedure alone, and work that is gone would count as done.
    ///
    /// - Returns: false where somebody can send it again, or where it is no department's; nothing was done then.
    func queueAgain(_ tx: Tx, _ item: Case, _ crews: Crews) throws -> Bool {
        guard let (desk, procedure) = try? rules(of: item), !procedure.sendsAgain,
            let action = desk.running?.actions[.takeBack]
        else { return false }
        let left = try item.openTasks.filter { task in
            guard task.department != nil, let worker = task.assignee else { return false }
            return try StaffTable.find(tx, worker)?.isActive == false
        }
        guard !left.isEmpty else { return false }
        let events = left.flatMap { task -> [CaseEvent] in
            let again = CaseTask(
                id: tx.newID(), department: task.department, assignee: nil, note: task.note, trade: task.trade,
                sentBy: task.sentBy, sentAt: tx.now)
            let reason = Occasion.left.rawValue
            return [
                .taskStepped(task.id, to: .takenBack, by: Actor.system.staff, at: tx.now, reason: reason),
                .taskSent(again),
            ]
        }
        let deed = Deed(act: action, words: Occasion.left.rawValue, actor: .system, now: tx.now)
        let result = try commit(tx, events, to: item, deed, in: try project(tx, item.project))
        try tell(tx, of: .left, result, crews.crew(of: item.project), desk.watch.chain)
        return true
    }
}
