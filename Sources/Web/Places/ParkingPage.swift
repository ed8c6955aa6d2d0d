import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Parking spaces: which, of which kind, who has them, what stands there.
enum ParkingPage {
    private static let most = 100

    static func response(_ ask: Ask) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .placesRead)
        let (spaces, next) = try await ask.house.premises.parking(
            in: project.id, after: ask.query("after") ?? "", limit: most, for: try ask.actor)
        let names = try await Names.load(ask)
        var model = try await PlaceTabs.frame(here: Paths.parking, project, in: ask)
        model.merge([
            "rows": spaces.map { row($0, names) }, "hasRows": !spaces.isEmpty,
            "seesPeople": try ask.actor.may(.peopleRead, in: project.id),
        ])
        model.merge(try await ListedSheet.links(.parking, of: project, in: ask))
        if let next {
            model["next"] = Paths.parking(query: [("project", project.code), ("after", next)])
        }
        return Shell.page("parking", model, title: ask.text("parking.title"), place: "places", in: ask)
    }

    private static func row(_ space: ParkingSpace, _ names: Names) -> Model {
        [
            "code": space.place.code, "name": space.place.name == space.place.code ? "" : space.place.name,
            "href": Paths.place(space.place.id.description), "use": space.use.map(names.placeUse) ?? "",
            "holders": space.holderIDs.map { ["name": $0.name, "href": Paths.person($0.id.description)] as Model },
            "plates": space.vehicles.map(\.vehicle.plate).joined(separator: " "),
            "status": StatusTag.model(space.place.status, names), "hasStatus": space.place.status != nil,
        ]
    }
}
