import Casework
import Directory
import Kernel
import Store
import Workforce

/// The figures: what ``Measure`` makes of what the store says happened.
package struct Figures: Sendable {
    private let store: Store
    private let leavingOut: @Sendable () -> Set<String>
    private let complaints: Set<String>

    /// - Parameters:
    ///   - complaints: the kinds of cases that are complaints.
    ///   - leavingOut: the kinds of cases that are no demands of customers.
    package init(
        _ store: Store, complaints: Set<String>, leavingOut: @escaping @Sendable () -> Set<String> = { [] }
    ) {
        (self.store, self.complaints, self.leavingOut) = (store, complaints, leavingOut)
    }

    private func history(_ db: DB, _ project: String?, for actor: Actor) throws -> History {
        let projects = try actor.projects(.figuresRead, named: project, of: ProjectTable.all(db))
        return History(db, projects, leavingOut: leavingOut(), complaints: complaints)
    }

    /// One figure over a window, with the window before it and the same days a year before.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``FigureRefusal/unknownFigure(_:)`` ·
    ///   ``FigureRefusal/unknownGrouping(_:known:)`` · ``DirectoryRefusal/unknownProject(_:)`` · what
    ///   ``FigureSpan/window(in:at:)`` refuses · ``CaseRefusal/badCursor``
    package func figure(_ key: String, _ query: FigureQuery, for actor: Actor) async throws -> Figure {
        try actor.require(.figuresRead)
        guard let measure = Measure.named(key) else { throw FigureRefusal.unknownFigure(key) }
        if let by = query.by, !measure.groupings.contains(by) {
            throw FigureRefusal.unknownGrouping(by.rawValue, known: measure.groupings.map(\.rawValue))
        }
        let now = store.clock.now()
        return try await store.read { db in
            let history = try history(db, query.project, for: actor)
            return try history.figure(measure, query, for: actor, at: now)
        }
    }

    /// All figures of a window, and the kept promises told apart.
    ///
    /// - Throws: as ``figure(_:_:for:)``
    package func overview(_ span: FigureSpan, project: String?, for actor: Actor) async throws -> FigureOverview {
        try actor.require(.figuresRead)
        let now = store.clock.now()
        return try await store.read { db in
            let history = try history(db, project, for: actor)
            return try history.overview(of: try span.window(in: history.zone, at: now), at: now)
        }
    }
}
