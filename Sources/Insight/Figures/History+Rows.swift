import Casework
import Directory
import Kernel
import Workforce

extension History {
    /// A page of the rows. Whoever sees the numbers of a project but not its cases sees none of its rows.
    ///
    /// - Throws: ``CaseRefusal/badCursor``
    func rows(
        _ facts: [Fact], _ query: FigureQuery, _ keys: (by: Grouping, keys: GroupKeys)?, for actor: Actor
    ) throws -> Page<Figure.Row> {
        guard query.wantsRows else { return Page(items: [], next: nil) }
        let after = query.after.map { Fact.Place($0) }
        if after == .some(nil) { throw CaseRefusal.badCursor }
        let visible = Set(actor.projects(.caseRead, of: projects).map(\.id))
        let wanted = facts.filter { fact in
            visible.contains(fact.happened.about.project) && query.takes(fact, keys)
                && after?.map { fact.place > $0 } ?? true
        }.sorted { $0.place < $1.place }
        let page = wanted.prefix(max(1, query.limit))
        return Page(
            items: try titled(Array(page)), next: wanted.count > page.count ? page.last?.place.description : nil)
    }

    private func titled(_ facts: [Fact]) throws -> [Figure.Row] {
        let titles = try BehindTable.titles(db, facts.map(\.happened.about.id))
        let zones = Dictionary(uniqueKeysWithValues: projects.map { ($0.id, $0.zone) })
        return facts.map { fact in
            let about = fact.happened.about
            return Figure.Row(
                fact: fact, number: titles[about.id]?.number ?? "", title: titles[about.id]?.title ?? "",
                zone: zones[about.project] ?? zone)
        }
    }
}

extension FigureQuery {
    /// Whether a fact is of the group and the outcome that are asked for.
    fileprivate func takes(_ fact: Fact, _ keys: (by: Grouping, keys: GroupKeys)?) -> Bool {
        if let counts, fact.counts != counts { return false }
        guard let group, let keys else { return true }
        return keys.keys.key(of: fact, by: keys.by) == group
    }
}
