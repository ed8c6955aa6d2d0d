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
                id: "board", summary: "The state of the house; by one thing more where that is asked for",
                query: [
                    .init("project", .string()), .init("by", .words(Board.Grouping.allCases.map(\.rawValue))),
                ],
                answer: .ref("Board"))
        ) { ask in
            let by: Board.Grouping? = try ask.word("by")
            let figures = try await ask.house.board.figures(
                project: ask.query("project"), by: Set([by].compactMap(\.self)), for: try ask.actor)
            return .json(BoardJSON(figures, by: by, names: try await Names.load(ask)))
        },
        .api(
            .get, Paths.API.boardShift, .right(.boardRead),
            Operation(
                id: "shift", summary: "Who is on duty, and what they have in hand",
                query: [.init("project", .string())], answer: .page(of: .ref("OnShift")))
        ) { ask in
            let shift = try await ask.house.board.shift(project: ask.query("project"), for: try ask.actor)
            return .json(PageJSON(items: shift.map(OnShiftJSON.init), next: nil))
        },
        .api(
            .get, Paths.API.placeBoard, .right(.boardRead),
            Operation(
                id: "placeBoard", summary: "The building around a place: its floors, rooms and what is open in each",
                answer: .ref("BuildingBoard"))
        ) { ask in .json(BuildingJSON(plan: try await BuildingPage.plan(ask).0)) },
        .api(
            .get, Paths.API.lobby, .right(.peopleRead),
            Operation(
                id: "lobby", summary: "The board of tenants of the building around a place: its companies by floor",
                answer: .ref("LobbyBoard"))
        ) { ask in .json(LobbyJSON(board: try await ask.lobby())) },
        .api(
            .get, Paths.API.live, .right(.caseRead, .caseReadOwn, .boardRead),
            Operation(id: "live", summary: "Changes as they happen", isStream: true)
        ) { ask in try LiveStream.response(ask) },
    ]
}
