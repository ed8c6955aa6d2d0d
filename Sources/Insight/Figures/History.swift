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
    let db: DB
    private var known: [Part: [Happened]] = [:]

    /// Kinds that are no demands of customers: how fast they are done is nobody's figure; what was promised is.
    private let leavingOut: Set<String>
    /// Kinds that are complaints.
    private let complaints: Set<String>

    init(_ db: DB, _ projects: [Project], leavingOut: Set<String> = [], complaints: Set<String> = []) {
        (self.db, self.projects, self.leavingOut, self.complaints) = (db, projects, leavingOut, complaints)
    }

    /// In no order.
    func happened(_ cohort: Measure.Cohort, in window: FigureWindow) throws -> [Happened] {
        let part = Part(cohort: cohort, range: window.range)
        if let all = known[part] { return all }
        let isOfDemands = [.opened, .solved, .closed].contains(cohort)
        let all = try read(cohort, in: window).filter { !isOfDemands || !leavingOut.contains($0.about.kind) }
            .map { one in
                var one = one
                one.isComplaint = complaints.contains(one.about.kind)
                return one
            }
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
        case .reported: return try ids.flatMap { try ActsTable.reported(db, $0, in: range) }
        case .judged: return try ids.flatMap { try ActsTable.judged(db, $0, in: range) }
        case .handled: return try ids.flatMap { try ActsTable.handled(db, $0, in: range) }
        case .rated:
            return try happened(.closed, in: window) + ids.flatMap { try HistoryTable.reopened(db, $0, in: range) }
        }
    }

    /// Whose wall clock says what a day is: that of the first project.
    var zone: Zone { projects.first?.zone ?? .shanghai }
}
