import Hummingbird
import Workforce

/// Lists over the places of a project.
enum PlaceListRoutes {
    static let all: [Route] = [
        .page(.get, Paths.vacancy, .right(.placesRead), VacancyPage.response),
        .page(.get, Paths.parking, .right(.placesRead), ParkingPage.response),
        .page(.get, Paths.care, .right(.placesRead)) { ask in try await CarePage.response(ask) },
        .page(.post, Paths.carePlan, .right(.placesWrite, .caseWork, .caseDispatch), CarePage.act),
        .page(.get, Paths.zones, .right(.placesRead)) { ask in try await ZonesPage.response(ask) },
        .page(.post, Paths.zones, .right(.placesWrite, .staffWrite), ZonesPage.give),
        .page(.post, Paths.zone, .right(.placesWrite, .staffWrite), ZonesPage.end),
    ]
}
