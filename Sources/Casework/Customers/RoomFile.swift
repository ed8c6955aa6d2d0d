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
            let place = try actor.place(db, name, by: .peopleRead)
            return RoomFile(
                place: place, stays: try PeopleSight(db, of: actor).residents(db, at: place.id),
                today: try today(db, place.project))
        }
    }
}

extension PeopleSight {
    /// Those of a place with their people, the newest first, as far as their files may be read: who was there once and
    /// lives elsewhere now is seen by those whose right is over the whole project.
    func residents(_ db: DB, at place: ID<Place>) throws -> [(occupancy: Occupancy, person: Person)] {
        let all = try OccupancyTable.residents(db, at: place)
        let seen = try readable(db, all.map(\.person))
        return all.filter { seen.contains($0.person.id) }
    }
}
