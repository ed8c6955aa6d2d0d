import Hummingbird

/// The state of the house in one look, and that of one building.
enum BoardRoutes {
    static let all: [Route] = [
        .page(.get, Paths.board, .right(.boardRead), BoardPage.response),
        .page(.get, Paths.placeBoard, .right(.boardRead), BuildingPage.response),
        .page(.get, Paths.lobby, .right(.peopleRead), LobbyPage.response),
    ]
}
