import Casework
import Insight
import Kernel
import Workforce

extension FigurePage {
    /// The rows as far as they are asked for, and where the next ones are.
    static func rows(
        _ figure: Figure, _ query: FigureQuery, _ address: FigureAddress, _ words: FigureWords
    ) -> Model {
        let measure = figure.measure
        let about = about(query, measure, words)
        let narrowing = [("by", query.by?.rawValue), ("group", query.group), ("counted", query.counts.map { "\($0)" })]
        func href(_ pairs: (String, String?)...) -> String {
            Paths.figure(measure.key, query: address.scope + narrowing + pairs)
        }
        return [
            "export": Paths.exportFigure(measure.key, query: address.scope + narrowing),
            "about": about, "isNarrow": !about.isEmpty,
            "clear": address.figure(measure, ("by", query.by?.rawValue)),
            "rows": figure.rows.items.map { row($0, measure, words) }, "hasRows": !figure.rows.items.isEmpty,
            "isLater": query.after != nil, "first": href(), "next": figure.rows.next.map { href(("after", $0)) } ?? "",
        ]
    }

    /// Of which group and outcome the rows are; empty where they are all of them.
    private static func about(_ query: FigureQuery, _ measure: Measure, _ words: FigureWords) -> String {
        let group = query.group.flatMap { key in query.by.map { words.group(key, $0) } }
        return [group, query.counts.map { outcome($0, measure, words) }].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    private static func row(_ row: Figure.Row, _ measure: Measure, _ words: FigureWords) -> Model {
        let (fact, names) = (row.fact, words.names)
        let times = words.times.on(row.zone)
        let about = fact.happened.about
        let isGood = measure.unit == .share ? measure.isBetterHigh.map { $0 == fact.counts } : nil
        return [
            "number": row.number, "title": row.title, "href": Paths.case_(row.number),
            "kind": names.kind(about.kind, of: names.firstDesk), "project": names.project(about.project),
            "person": names.staff(fact.happened.person),
            "promise": fact.happened.promise.map { names.promise($0.kind) } ?? "",
            "at": times.point(fact.happened.at), "exact": times.exact(fact.happened.at),
            "outcome": outcome(fact.counts, measure, words), "class": isGood.map { $0 ? "ok" : "late" } ?? "",
            "took": fact.judgement.took.map { words.text(Double($0.milliseconds) / 1000, .seconds) } ?? "",
        ]
    }
}
