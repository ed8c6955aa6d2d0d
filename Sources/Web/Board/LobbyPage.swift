import Directory
import Hummingbird
import Insight
import Kernel
import Workforce

/// The board of tenants of a building, as it is printed for its lobby.
enum LobbyPage {
    static func response(_ ask: Ask) async throws -> Response {
        let board = try await ask.lobby()
        let names = try await Names.load(ask)
        let (building, day) = (board.building, board.project.zone.day(of: ask.now))
        var model: Model = [
            "name": building.name, "project": board.project.name, "isCut": board.isCut,
            "on": ask.text("lobby.on", ["day": day.description]), "floors": board.floors.map { floor($0, names) },
            "hasFloors": !board.floors.isEmpty,
        ]
        if try ask.actor.may(.placesRead, at: building) { model["back"] = Paths.place(building.id.description) }
        model.merge(try await ListedSheet.links(.lobby, of: board.project, [("place", building.code)], in: ask))
        return Shell.page(
            "lobby", model, title: "\(ask.text("lobby.title")) · \(building.name)", place: "places", in: ask)
    }

    /// Its name stands before the first of its rooms.
    private static func floor(_ floor: LobbyBoard.Floor, _ names: Names) -> Model {
        let rooms = floor.rooms.enumerated().map { index, room -> Model in
            [
                "isFirst": index == 0, "floor": floor.name, "count": "\(floor.rooms.count)", "code": room.place.code,
                "name": room.place.name, "companies": names.list(room.companies),
            ]
        }
        return ["rooms": rooms]
    }
}

extension Ask {
    /// The board of tenants of the building that the address names.
    ///
    /// - Throws: ``WebRefusal/unknownPage``
    func lobby() async throws -> LobbyBoard {
        try await knownPlace { try await house.board.lobby(of: name("place"), for: try actor) }
    }
}
