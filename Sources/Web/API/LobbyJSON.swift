import Directory
import Insight
import Kernel

/// The board of tenants of a building, as the API answers it.
struct LobbyJSON: JSONValue {
    let board: LobbyBoard

    var json: JSON {
        .object([
            ("project", board.project.code.json), ("building", PlaceJSON(board.building).json),
            ("complete", (!board.isCut).json),
            (
                "floors",
                .array(
                    board.floors.map { floor in
                        .object([("name", floor.name.json), ("rooms", .array(floor.rooms.map(room)))])
                    })
            ),
        ])
    }

    private func room(_ room: LobbyBoard.Room) -> JSON {
        .object([
            ("place", room.place.id.json), ("code", room.place.code.json), ("name", room.place.name.json),
            ("companies", room.companies.json),
        ])
    }
}
