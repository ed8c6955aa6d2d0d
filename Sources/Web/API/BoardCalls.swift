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
            try .json(BoardJSON(try await ask.house.board.figures(project: ask.query("project"), for: try ask.actor)))
        },
        .api(
            .get, Paths.API.live, .right(.caseRead, .caseReadOwn, .boardRead),
            Operation(id: "live", summary: "Changes as they happen", isStream: true)
        ) { ask in try LiveStream.response(ask) },
    ]
}

private struct BoardJSON: Encodable {
    struct Count: Encodable {
        let key: String
        let count: Int
    }

    struct Today: Encodable {
        let figures: Board.Today
        private enum Key: CodingKey { case opened, solved, closed, promisesKept, promisesBroken, keptShare, rating }

        func encode(to encoder: any Encoder) throws {
            var json = encoder.container(keyedBy: Key.self)
            try json.encode(figures.opened, forKey: .opened)
            try json.encode(figures.solved, forKey: .solved)
            try json.encode(figures.closed, forKey: .closed)
            try json.encode(figures.kept, forKey: .promisesKept)
            try json.encode(figures.broken, forKey: .promisesBroken)
            try json.encode(figures.keptShare, forKey: .keptShare)
            try json.encode(figures.rating, forKey: .rating)
        }
    }

    struct Due: Encodable {
        let number: String
        let title: String
        let kind: String
        let priority: String
        let dueAt: String
    }

    let day: String
    let zone: String
    let open: Int
    let overdue: Int
    let dueSoon: Int
    let phases: [Count]
    let categories: [Count]
    let kinds: [Count]
    let projects: [Count]
    let today: Today
    let yesterday: Today
    let nearest: [Due]

    init(_ figures: Board.Figures) {
        (day, zone) = (figures.day.description, figures.zone.identifier)
        (open, overdue, dueSoon) = (figures.open, figures.overdue, figures.dueSoon)
        phases = Phase.live.map { Count(key: $0.rawValue, count: figures.phases[$0] ?? 0) }
        categories = figures.openByCategory.map { Count(key: $0.path, count: $0.count) }
        kinds = figures.openByKind.map { Count(key: $0.kind, count: $0.count) }
        projects = figures.openByProject.map { Count(key: $0.project.code, count: $0.count) }
        (today, yesterday) = (Today(figures: figures.today), Today(figures: figures.yesterday))
        nearest = figures.nearest.map {
            Due(
                number: $0.number, title: $0.title, kind: $0.kind, priority: $0.priority.rawValue,
                dueAt: figures.zone.text($0.dueAt))
        }
    }
}
