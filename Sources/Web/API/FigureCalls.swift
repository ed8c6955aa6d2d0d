import Casework
import Hummingbird
import Insight
import Kernel
import Workforce

/// The figures, each with its formula, its zone, its cut-off, and the rows that it was counted from.
enum FigureCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.figures, .right(.figuresRead),
            Operation(
                id: "figures", summary: "The measures that there are, with their formulas",
                answer: .page(of: .ref("Measure")))
        ) { ask in
            let words = try await FigureWords.load(ask)
            return .json(PageJSON(items: Measure.all.map { MeasureJSON(measure: $0, words: words) }, next: nil))
        },
        .api(
            .get, Paths.API.figure, .right(.figuresRead),
            Operation(
                id: "figure",
                summary: "One figure over a window: days are whole, instants as they are, today otherwise",
                query: parameters, answer: .ref("Figure"))
        ) { ask in
            let address = try FigureAddress(ask, otherwise: .today)
            let figure = try await ask.house.figures.figure(ask.name("figure"), address.query, for: try ask.actor)
            return .json(FigureJSON(figure: figure, by: address.query.by, words: try await FigureWords.load(ask)))
        },
    ]

    private static let parameters: [Operation.Parameter] =
        narrowing + [.init("rows", .words(["true", "false"]))] + CaseCalls.paging

    /// Which rows are meant.
    static let narrowing: [Operation.Parameter] = [
        .init("project", .string()), .init("from", .string()), .init("to", .string()),
        .init("window", .words(FigureSpan.Name.allCases.map(\.rawValue))),
        .init("by", .words(Grouping.allCases.map(\.rawValue))), .init("group", .string()),
        .init("counted", .words(["true", "false"])),
    ]
}

extension FigureWords {
    static func load(_ ask: Ask) async throws -> FigureWords {
        FigureWords(names: try await Names.load(ask), times: TimeWords(ask))
    }
}
