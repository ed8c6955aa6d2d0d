import Casework
import Directory
import Kernel

/// The board of tenants in a building's lobby: which company is behind which door, the top floor first. Pure: made of a
/// building's places and of who has them. Private persons are never on it, and no room that stands empty.
package struct LobbyBoard: Sendable {
    package struct Room: Sendable {
        package let place: Place
        /// By the day since which they are there.
        package let companies: [String]
    }

    package struct Floor: Sendable {
        /// As people say it: `8`, `B1`; empty for rooms whose numbers tell no floor, which stand last.
        package let name: String
        /// By their codes in the order of people.
        package let rooms: [Room]
    }

    package let project: Project
    package let building: Place
    package let floors: [Floor]
    /// There are more places than are looked at.
    package let isCut: Bool

    /// - Parameter stays: those that there are now, by place.
    init(
        _ project: Project, _ building: Place, _ places: [Place], _ stays: [ID<Place>: [LobbyTable.Stay]],
        isCut: Bool, at now: Instant
    ) {
        (self.project, self.building, self.isCut) = (project, building, isCut)
        let day = project.zone.day(of: now)
        let drawing = BuildingDrawing(building, places, [:], Stewards([], on: day), around: [], at: now)
        let drawn = drawing.floors.map { (name: $0.name, places: $0.cells.compactMap { $0?.place }) }
        floors = (drawn + [("", drawing.others.map(\.place))]).compactMap { name, places in
            let rooms = places.compactMap { Room($0, stays[$0.id] ?? []) }
                .map { (order: NaturalOrder($0.place.code), room: $0) }.sorted { $0.order < $1.order }
            return rooms.isEmpty ? nil : Floor(name: name, rooms: rooms.map(\.room))
        }
    }
}

extension LobbyBoard.Room {
    /// Nil where no company has it: its tenants and occupiers do, its owners where there are none and it is in use.
    init?(_ place: Place, _ stays: [LobbyTable.Stay]) {
        let users = stays.filter { $0.capacity != .owner }
        let isInUse = place.status != .unsold && place.status != .vacant
        let named = users.isEmpty && isInUse ? stays : users
        var seen: Set<String> = []
        let companies = named.compactMap(\.company).filter { seen.insert($0).inserted }
        guard place.kind == .room, !companies.isEmpty else { return nil }
        self.init(place: place, companies: companies)
    }
}
