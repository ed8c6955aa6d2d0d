import Directory
import Kernel
import Store
import Workforce

/// Who had a place, and when.
package struct RoomFile: Sendable {
    package let place: Place
    /// The newest first.
    package let stays: [(occupancy: Occupancy, person: Person)]
    package let today: Day

    /// Those of a time: any of its days is enough. What is struck through is of no time.
    package func during(_ first: Day, _ last: Day) -> [(occupancy: Occupancy, person: Person)] {
        stays.filter { $0.occupancy.holds(from: first, to: last) }
    }
}

extension Customers {
    /// - Parameter name: a code or ID of one of the projects in which `actor` may see customers.
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``
    package func room(_ name: String, for actor: Actor) async throws -> RoomFile {
        try await store.read { db in
            let projects = actor.projects(.peopleRead, of: try ProjectTable.all(db))
            let coded = try projects.compactMap { try PlaceTable.find(db, code: name, in: $0.id) }.first
            let found = try coded ?? ID<Place>(name).flatMap { try PlaceTable.find(db, $0) }
            guard let place = found, actor.may(.peopleRead, in: place.project) else {
                throw DirectoryRefusal.unknownPlace(name)
            }
            return RoomFile(
                place: place, stays: try OccupancyTable.residents(db, at: place.id),
                today: try today(db, place.project))
        }
    }
}
