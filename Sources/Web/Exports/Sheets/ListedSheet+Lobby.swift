import Directory
import Insight
import Kernel
import Sheets
import Transfer
import Workforce

extension ListedSheet {
    /// The boards of tenants of a project's buildings, or that of one place's building.
    static let lobby = ListedSheet(
        key: "lobby", title: "lobby.title", rights: [.peopleRead],
        columns: ["placeKind.building", "placeKind.floor", "export.code", "export.name", "lobby.company"],
        query: [.init("place", .string())]
    ) { list, file in
        for building in try await buildings(list) {
            let board = try await list.house.board.lobby(of: building.id.description, for: list.actor)
            for floor in board.floors {
                for room in floor.rooms {
                    let (place, companies) = (room.place, list.names.list(room.companies))
                    let texts = [board.building.name, floor.name, place.code, place.name, companies]
                    try file.add(texts.map { .text($0) })
                }
            }
        }
    }

    /// The place that the address names, else all buildings, by code in the order of people.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``
    private static func buildings(_ list: Listing) async throws -> [Place] {
        let (places, project) = (list.house.places, list.project.id)
        if let name = list.ask.query("place") { return [try await places.place(named: name, in: project)] }
        var found: [Place] = []
        try await list.each { after in
            let page = try await places.children(of: nil, in: project, after: after ?? "", limit: Exports.page)
            return (page, page.count == Exports.page ? page.last?.code : nil)
        } take: { place in
            if place.kind == .building { found.append(place) }
        }
        return found.sorted { NaturalOrder($0.code) < NaturalOrder($1.code) }
    }
}
