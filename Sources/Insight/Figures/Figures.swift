import Casework
import Directory
import Kernel
import Store
import Workforce

/// The figures: what ``Measure`` makes of what the store says happened.
package struct Figures: Sendable {
    private let store: Store
    package init(_ store: Store) { self.store = store }

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
            let history = History(db, try actor.projects(.figuresRead, named: query.project, of: ProjectTable.all(db)))
            let window = try query.span.window(in: history.zone, at: now)
            let all = try history.happened(measure.cohort, in: window)
            let facts = measure.facts(all, at: now)
            func past(_ window: FigureWindow) throws -> Figure.Past {
                .init(window: window, tally: try history.tally(measure, in: window, at: now))
            }
            let keys = try query.by.map { ($0, try history.keys(for: facts, by: $0, in: window)) }
            return Figure(
                measure: measure, window: window, tally: Tally(facts, measure.unit), considered: all.count,
                groups: keys.map { Figure.Group.groups(facts, measure.unit, by: $0, $1) } ?? [],
                before: try past(window.before), yearBefore: try past(window.yearBefore),
                rows: try Self.rows(db, facts, query, keys, for: actor, history.projects))
        }
    }

    /// All figures of a window, and the kept promises told apart.
    ///
    /// - Throws: as ``figure(_:_:for:)``
    package func overview(_ span: FigureSpan, project: String?, for actor: Actor) async throws -> FigureOverview {
        try actor.require(.figuresRead)
        let now = store.clock.now()
        return try await store.read { db in
            let history = History(db, try actor.projects(.figuresRead, named: project, of: ProjectTable.all(db)))
            let window = try span.window(in: history.zone, at: now)
            let before = window.before
            let cards = try Measure.all.map { measure in
                FigureOverview.Card(
                    measure: measure, tally: try history.tally(measure, in: window, at: now),
                    considered: try history.happened(measure.cohort, in: window).count,
                    before: try history.tally(measure, in: before, at: now))
            }
            let kept = Measure.keptPromises
            let facts = kept.facts(try history.happened(kept.cohort, in: window), at: now)
            let tables = try FigureOverview.groupings.map { by in
                let keys = try history.keys(for: facts, by: by, in: window)
                return (by: by, groups: Figure.Group.groups(facts, kept.unit, by: by, keys))
            }
            return FigureOverview(window: window, before: before, cards: cards, tables: tables)
        }
    }

    /// A page of the rows. Whoever sees the numbers of a project but not its cases sees none of its rows.
    private static func rows(
        _ db: DB, _ facts: [Fact], _ query: FigureQuery, _ keys: (by: Grouping, keys: GroupKeys)?, for actor: Actor,
        _ projects: [Project]
    ) throws -> Page<Figure.Row> {
        guard query.wantsRows else { return Page(items: [], next: nil) }
        let after = try query.after.map { text in
            guard let place = Fact.Place(text) else { throw CaseRefusal.badCursor }
            return place
        }
        let visible = Dictionary(
            uniqueKeysWithValues: actor.projects(.caseRead, of: projects).map { ($0.id, $0.zone) })
        let wanted = facts.filter { fact in
            visible[fact.happened.about.project] != nil
                && after.map { fact.place > $0 } ?? true && query.counts.map { fact.counts == $0 } ?? true
                && query.group.map { group in keys.map { $0.keys.key(of: fact, by: $0.by) == group } ?? true } ?? true
        }.sorted { $0.place < $1.place }
        let page = wanted.prefix(max(1, query.limit))
        let titles = try BehindTable.titles(db, page.map(\.happened.about.id))
        let items = page.map { fact in
            let names = titles[fact.happened.about.id]
            return Figure.Row(
                fact: fact, number: names?.number ?? "", title: names?.title ?? "",
                zone: visible[fact.happened.about.project] ?? .shanghai)
        }
        return Page(items: items, next: wanted.count > page.count ? page.last?.place.description : nil)
    }
}

extension History {
    /// Whose wall clock says what a day is: that of the first project.
    fileprivate var zone: Zone { projects.first?.zone ?? .shanghai }

    fileprivate func tally(_ measure: Measure, in window: FigureWindow, at now: Instant) throws -> Tally {
        Tally(measure.facts(try happened(measure.cohort, in: window), at: now), measure.unit)
    }
}

extension Actor {
    /// The projects in which it has a right: all of them, or the one that is named.
    ///
    /// - Parameter name: an ID or a code; nil for all.
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    func projects(_ right: Right, named name: String?, of all: [Project]) throws -> [Project] {
        let allowed = projects(right, of: all)
        guard let name else { return allowed }
        let named = allowed.filter { $0.code == name || $0.id.description == name }
        guard !named.isEmpty else { throw DirectoryRefusal.unknownProject(name) }
        return named
    }
}
