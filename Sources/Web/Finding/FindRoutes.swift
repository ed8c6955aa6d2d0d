import Hummingbird
import Workforce

/// The one box that finds everything, and the list under it.
enum FindRoutes {
    private static let gate = Route.Gate.right(.caseRead, .caseReadOwn, .peopleRead, .placesRead, .staffRead)

    static let all: [Route] = [
        .page(.get, Paths.find, gate, FindPage.response), .page(.get, Paths.findLines, gate, FindPage.lines),
    ]
}
