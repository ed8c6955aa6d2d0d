import Kernel
import Store
import Workforce

extension Cases {
    /// Whose trade each of these pieces of work is, as far as they name one and lie in a queue.
    static func trades(_ db: DB, of tasks: [CaseTask], for actor: Actor) throws -> TradeFit {
        var (fit, crews): (TradeFit, [ID<Department>: [ID<Staff>: Expertise]]) = (TradeFit(), [:])
        for task in tasks where task.state.isOpen && task.assignee == nil {
            guard let trade = task.trade, let department = task.department else { continue }
            let crew = try crews[department] ?? ExpertiseTable.skills(db, of: department)
            crews[department] = crew
            if crew[actor.staff]?.knows(trade) == true {
                fit.own.insert(task.id)
            } else if crew.values.contains(where: { $0.knows(trade) }) {
                fit.others.insert(task.id)
            }
        }
        return fit
    }
}
