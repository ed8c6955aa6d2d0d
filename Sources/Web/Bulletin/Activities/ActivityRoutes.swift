import Bulletin
import Hummingbird
import Workforce

/// What neighbours come together for: the list with the form for a new one, the page of one, and its door.
enum ActivityRoutes {
    private static let readers = Route.Gate.right(Activities.readers)
    private static let registrars = Route.Gate.right(Activities.registrars)
    private static let planners = Route.Gate.right(.activityPlan)

    static let all: [Route] = [
        .page(.get, Paths.activities, readers) { ask in try await ActivityListPage.show(ask, nil) },
        .page(.post, Paths.activities, planners, ActivityListPage.write),
        .page(.get, Paths.activity, readers) { ask in
            switch ask.query("print") {
            case nil: try await ActivityPage.show(ask, nil)
            case "slips": try await ActivitySlipsPage.response(ask)
            default: try await ActivitySheetPage.response(ask)
            }
        },
        .page(.post, Paths.activity, planners, ActivityPage.edit),
        .page(.post, Paths.activityAction, planners, ActivityPage.act),
        .page(.get, Paths.activityExport, .right(.exportRun), ActivityExport.response),
        .page(.post, Paths.registrations, registrars, ActivityPage.register),
        .page(.post, Paths.registrationAction, registrars, ActivityPage.actOnOne),
        .page(.get, Paths.activityDoor, registrars) { ask in try await ActivityDoorPage.show(ask, nil) },
        .page(.post, Paths.activityDoor, registrars, ActivityDoorPage.letIn),
        .page(.post, Paths.activityCosts, planners, ActivityPage.addCost),
        .page(.post, Paths.activityCostStrike, planners, ActivityPage.strikeCost),
    ]
}
