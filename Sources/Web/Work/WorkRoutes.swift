import Hummingbird

/// The pages of those who do the work and of those who ask afterwards how it was.
enum WorkRoutes {
    static let all: [Route] = [
        .page(.get, Paths.work, .right(.caseWork), WorkPage.response),
        .page(.get, Paths.callbacks, .right(.caseConfirm), CallbackPage.response),
    ]
}
