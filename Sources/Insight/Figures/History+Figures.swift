import Casework
import Kernel
import Workforce

extension History {
    /// One figure with what it is compared with.
    func figure(_ measure: Measure, _ query: FigureQuery, for actor: Actor, at now: Instant) throws -> Figure {
        let window = try query.span.window(in: zone, at: now)
        let all = try happened(measure.cohort, in: window)
        let facts = measure.facts(all, at: now)
        let keys = try query.by.map { ($0, try self.keys(for: facts, by: $0, in: window)) }
        return Figure(
            measure: measure, window: window, tally: Tally(facts, measure.unit), considered: all.count,
            groups: keys.map { Figure.Group.groups(facts, measure.unit, by: $0, $1) } ?? [],
            before: try past(measure, window.before, at: now),
            yearBefore: try past(measure, window.yearBefore, at: now),
            rows: try rows(facts, query, keys, for: actor))
    }

    /// All figures of a window, and the kept promises told apart.
    func overview(of window: FigureWindow, at now: Instant) throws -> FigureOverview {
        let kept = Measure.keptPromises
        let facts = kept.facts(try happened(kept.cohort, in: window), at: now)
        return FigureOverview(
            window: window, before: window.before,
            cards: try Measure.all.map { try card($0, window, at: now) },
            tables: try FigureOverview.groupings.map { by in
                (by, Figure.Group.groups(facts, kept.unit, by: by, try keys(for: facts, by: by, in: window)))
            }, hands: try hands(in: window, at: now))
    }

    private func hands(in window: FigureWindow, at now: Instant) throws -> [FigureOverview.Hands] {
        let all = Dictionary(grouping: try happened(.handled, in: window), by: \.person)
        let hands = all.map { staff, happened in
            FigureOverview.Hands(staff: staff, counts: Measure.handled.map { $0.facts(happened, at: now).count })
        }
        return hands.sorted { ($1.counts.reduce(0, +), $0.staff) < ($0.counts.reduce(0, +), $1.staff) }
    }

    private func card(_ measure: Measure, _ window: FigureWindow, at now: Instant) throws -> FigureOverview.Card {
        FigureOverview.Card(
            measure: measure, tally: try tally(measure, in: window, at: now),
            considered: try happened(measure.cohort, in: window).count,
            before: try tally(measure, in: window.before, at: now))
    }

    private func past(_ measure: Measure, _ window: FigureWindow, at now: Instant) throws -> Figure.Past {
        Figure.Past(window: window, tally: try tally(measure, in: window, at: now))
    }

    private func tally(_ measure: Measure, in window: FigureWindow, at now: Instant) throws -> Tally {
        Tally(measure.facts(try happened(measure.cohort, in: window), at: now), measure.unit)
    }
}
