import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Rooms counted by what they are, and those that stand empty.
enum VacancyPage {
    private static let most = 100

    static func response(_ ask: Ask) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .placesRead)
        let found = try await ask.house.premises.vacancy(
            in: project.id, after: ask.query("after") ?? "", limit: most, for: try ask.actor)
        let names = try await Names.load(ask)
        var model = try await PlaceTabs.frame(here: Paths.vacancy, project, in: ask)
        model.merge([
            "all": "\(found.all)", "empty": "\(empty(found, names))", "share": share(empty(found, names), found.all),
            "counts": ([nil] + PlaceStatus.allCases.map(Optional.some)).compactMap { count($0, found, names) },
            "buildings": found.buildings.map { building($0, try? ask.actor) }, "hasBuildings": !found.buildings.isEmpty,
            "rooms": found.rooms.map { room($0, names) }, "hasRooms": !found.rooms.isEmpty,
        ])
        model.merge(try await ListedSheet.links(.vacancy, of: project, in: ask))
        if let next = found.next { model["next"] = Paths.vacancy(query: [("project", project.code), ("after", next)]) }
        return Shell.page("vacancy", model, title: ask.text("vacancy.title"), place: "places", in: ask)
    }

    private static func empty(_ found: Vacancy, _ names: Names) -> Int {
        names.premises.empty.reduce(0) { $0 + (found.counts[$1] ?? 0) }
    }

    private static func share(_ part: Int, _ all: Int) -> String {
        all == 0 ? "" : (Double(part) * 100 / Double(all)).tenths + " %"
    }

    private static func count(_ status: PlaceStatus?, _ found: Vacancy, _ names: Names) -> Model? {
        guard let count = found.counts[status], count > 0 else { return nil }
        return ["count": "\(count)", "tag": StatusTag.model(status, names)]
    }

    private static func building(_ one: Vacancy.Building, _ actor: Actor?) -> Model {
        let id = one.place.id.description
        let seesPlan = actor?.may(.boardRead, in: one.place.project) ?? false
        return [
            "name": one.place.name, "rooms": "\(one.rooms)", "empty": "\(one.empty)",
            "share": share(one.empty, one.rooms),
            "href": seesPlan ? Paths.placeBoard(id, query: [("by", "vacancy")]) : Paths.place(id),
        ]
    }

    private static func room(_ place: Place, _ names: Names) -> Model {
        [
            "code": place.code, "name": place.name, "href": Paths.place(place.id.description),
            "tag": StatusTag.model(place.status, names),
        ]
    }
}
