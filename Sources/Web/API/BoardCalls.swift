import Casework
import Hummingbird
import Insight
import Kernel
import Workforce

/// The board and the live stream.
enum BoardCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.board, .right(.boardRead),
            Operation(
                id: "board", summary: "The state of the house", query: [.init("project", .string())],
                answer: .ref("Board"))
        ) { ask in
            let figures = try await ask.house.board.figures(project: ask.query("project"), for: try ask.actor)
            return .json(BoardJSON(figures))
        },
        .api(
            .get, Paths.API.live, .right(.caseRead, .caseReadOwn, .boardRead),
            Operation(id: "live", summary: "Changes as they happen", isStream: true)
        ) { ask in try LiveStream.response(ask) },
    ]
}

private struct BoardJSON: JSONValue {
    let figures: Board.Figures
    init(_ figures: Board.Figures) { self.figures = figures }

    var json: JSON {
        .object([
            ("day", figures.day.description.json), ("zone", figures.zone.identifier.json),
            ("open", figures.open.json), ("overdue", figures.overdue.json), ("dueSoon", figures.dueSoon.json),
            ("alerts", figures.alerts.json),
            ("phases", counts(Phase.live.map { ($0.rawValue, figures.phases[$0] ?? 0) })),
            ("categories", counts(figures.openByCategory.map { ($0.path, $0.count) })),
            ("kinds", counts(figures.openByKind.map { ($0.kind, $0.count) })),
            ("projects", counts(figures.openByProject.map { ($0.project.code, $0.count) })),
            ("today", day(figures.today)), ("yesterday", day(figures.yesterday)),
            ("nearest", .array(figures.nearest.map(due))),
        ])
    }

    private func counts(_ counts: [(key: String, count: Int)]) -> JSON {
        .array(counts.map { .object([("key", $0.key.json), ("count", $0.count.json)]) })
    }

    private func day(_ day: Board.Today) -> JSON {
        .object([
            ("opened", day.opened.json), ("solved", day.solved.json), ("closed", day.closed.json),
            ("promisesKept", day.kept.json), ("promisesBroken", day.broken.json), ("keptShare", day.keptShare.json),
            ("rating", day.rating.json),
        ])
    }

    private func due(_ due: Board.Due) -> JSON {
        .object([
            ("number", due.number.json), ("title", due.title.json), ("kind", due.kind.json),
            ("priority", due.priority.rawValue.json), ("dueAt", figures.zone.text(due.dueAt).json),
        ])
    }
}
