import Casework
import Directory
import Kernel
import Workforce

extension History {
    /// What gives facts their keys; where the work went is read only for those that are told apart by it.
    func keys(for facts: [Fact], by grouping: Grouping, in window: FigureWindow) throws -> GroupKeys {
        var (homes, works): ([ID<Staff>: String], [ID<Case>: String]) = ([:], [:])
        if grouping == .department {
            let departments = Dictionary(
                uniqueKeysWithValues: try StaffTable.departments(db).map { ($0.id, $0.key) })
            for staff in try StaffTable.all(db) {
                homes[staff.id] = staff.departments.first.flatMap { departments[$0] }
            }
            for (id, to) in try BehindTable.works(db, facts.map(\.happened.about.id)) {
                works[id] = to.0.flatMap { departments[$0] } ?? to.1.flatMap { homes[$0] }
            }
        }
        return GroupKeys(
            window: window, projects: Dictionary(uniqueKeysWithValues: projects.map { ($0.id, $0) }), homes: homes,
            works: works)
    }
}
