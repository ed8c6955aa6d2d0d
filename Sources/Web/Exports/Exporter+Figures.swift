import Insight
import Kernel
import Sheets
import Workforce

extension Exporter {
    /// So many rows are looked up at once.
    private static let rowsAtOnce = 2000

    private static let figureColumns = [
        "number", "title", "project", "kind", "promise", "who", "at", "outcome", "seconds",
    ]

    /// The rows that a figure was counted from, narrowed as its page is: each with its time in its project's zone.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` and what ``Figures/figure(_:_:for:)`` refuses
    func figure(_ key: String, _ query: FigureQuery, _ format: ExportTable.Format) async throws -> ExportFile {
        try actor.require(.exportRun)
        var query = query
        (query.wantsRows, query.limit, query.after) = (true, Self.rowsAtOnce, nil)
        query.by = query.by ?? (query.group == nil ? nil : .person)
        var out: ExportFile?
        repeat {
            let figure = try await house.figures.figure(key, query, for: actor)
            let file = try out ?? ExportFile(table(figure.measure), format, most: Self.mostCases)
            for row in figure.rows.items where actor.may(.exportRun, in: row.fact.happened.about.project) {
                try file.add(cells(row, figure.measure))
            }
            (out, query.after) = (file, figure.rows.next)
        } while query.after != nil
        guard let out else { throw WebRefusal.unknownPage }
        try out.finish()
        try await house.exports.note("figure.\(key)", rows: out.rows, by: actor)
        return out
    }

    private func table(_ measure: Measure) -> ExportTable {
        ExportTable(
            name: measure.key, title: names.text("figures.rows"),
            header: Self.figureColumns.map { names.text("export.\($0)") })
    }

    private func cells(_ row: Figure.Row, _ measure: Measure) -> [Cell] {
        let (fact, about) = (row.fact, row.fact.happened.about)
        let outcome = measure.unit == .share ? names.text("figure.\(measure.key).\(fact.counts ? "yes" : "no")") : ""
        let texts = [
            row.number, row.title, names.project(about.project), names.kind(about.kind, of: names.firstDesk),
            fact.happened.promise.map { names.promise($0.kind) } ?? "", names.staff(fact.happened.person),
        ]
        let seconds = fact.judgement.took.map { Double($0.milliseconds) / 1000 }
        return texts.map { .text($0) } + [
            row.zone.cell(fact.happened.at), .text(outcome), seconds.map { .number($0, "\($0)") } ?? .empty,
        ]
    }
}
