import Hummingbird

/// The state of the house in one look.
enum BoardRoutes {
    static let all: [Route] = [
        .page(.get, Paths.board, .right(.boardRead), BoardPage.response)
    ]
}
