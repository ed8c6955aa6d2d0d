import Casework
import Directory
import Kernel
import Store
import Workforce

/// What happened in some projects, read in one consistent state; what was read once is kept for the other figures.
final class History {
    private struct Part: Hashable {
        let cohort: Measure.Cohort
        let range: Range<Instant>
    }

    let projects: [Project]
    private let db: DB
    private var known: [Part: [Happened]] = [:]

    init(_ db: DB, _ projects: [Project]) { (self.db, self.projects) = (db, projects) }

    /// In no order.
    func happened(_ cohort: Measure.Cohort, in window: FigureWindow) throws -> [Happened] {
        let part = Part(cohort: cohort, range: window.range)
        if let all = known[part] { return all }
        let all = try read(cohort, in: window)
        known[part] = all
        return all
    }

    private func read(_ cohort: Measure.Cohort, in window: FigureWindow) throws -> [Happened] {
        let range = window.range
        guard cohort == .standing || !range.isEmpty else { return [] }
        let ids = projects.map(\.id)
        switch cohort {
        case .due:
            return try DuePromiseTable.settled(db, ids, in: range)
                + ids.flatMap { try DuePromiseTable.unsettled(db, $0, in: range) }
        case .opened: return try ids.flatMap { try HistoryTable.opened(db, $0, in: range) }
        case .solved: return try ids.flatMap { try HistoryTable.solved(db, $0, in: range) }
        case .closed: return try ids.flatMap { try HistoryTable.closed(db, $0, in: range) }
        case .standing: return try ids.flatMap { try HistoryTable.standing(db, $0, at: window.cutOff) }
        case .rated:
            return try happened(.closed, in: window) + ids.flatMap { try HistoryTable.reopened(db, $0, in: range) }
        }
    }

    /// What gives facts their keys; where the work went is read only for those that are told apart by it.
    func keys(for facts: [Fact], by grouping: Grouping, in window: FigureWindow) throws -> GroupKeys {
        var (homes, works): ([ID<Staff>: String], [ID<Case>: String]) = ([:], [:])
        if grouping == .department {
            let departments = Dictionary(
                uniqueKeysWithValues: try StaffTable.departments(db).map { ($0.id, $0.key) })
            for staff in try StaffTable.all(db) { homes[staff.id] = staff.departments.first.flatMap { departments[$0] } }
            for (id, to) in try BehindTable.works(db, facts.map(\.happened.about.id)) {
                works[id] = to.0.flatMap { departments[$0] } ?? to.1.flatMap { homes[$0] }
            }
        }
        return GroupKeys(
            window: window, projects: Dictionary(uniqueKeysWithValues: projects.map { ($0.id, $0) }), homes: homes,
            works: works)
    }
}
