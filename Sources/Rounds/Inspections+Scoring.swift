import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// The scores of a month, and the visits behind one of them.
    ///
    /// - Parameters:
    ///   - month: `2026-11`; nil for the one that runs.
    ///   - department: whose rows are asked for; nil for none.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``RoundRefusal/fieldMissing(_:)`` for what is no month
    package func scores(
        in project: ID<Project>, month: String? = nil, department: String? = nil, for actor: Actor
    ) async throws -> ScoreSheet {
        try actor.require(.roundsRead, in: project)
        let now = store.clock.now()
        return try await store.read { db in
            let month = try month ?? String(self.project(db, project).zone.day(of: now).description.prefix(7))
            guard let first = Day(month + "-01"), let last = first.lastOfMonth else {
                throw RoundRefusal.fieldMissing("month")
            }
            let rows = try department.map {
                try VisitTable.rows(db, in: project, first...last, department: $0, limit: 200)
            } ?? []
            return ScoreSheet(
                month: month, scores: try VisitTable.scores(db, in: project, first...last),
                rows: try rows.map { ($0, try PlaceTable.find(db, $0.place)) })
        }
    }
}

extension Day {
    fileprivate var lastOfMonth: Day? {
        let (year, month) = (date.year + date.month / 12, date.month % 12 + 1)
        return CivilDate(year: year, month: month, day: 1).map { Day($0).adding(days: -1) }
    }
}
