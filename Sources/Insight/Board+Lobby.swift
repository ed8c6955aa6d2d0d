import Casework
import Directory
import Kernel
import Store
import Workforce

extension Board {
    /// The board of tenants of the building that a place is in; a place that lies in none stands for itself.
    ///
    /// - Parameter name: the place's ID or code.
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` where there is none whose people may be seen ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` where only a part of the building's may
    package func lobby(of name: String, for actor: Actor) async throws -> LobbyBoard {
        let now = store.clock.now()
        return try await store.read { db in
            let building = try PlaceTable.building(db, around: try actor.place(db, name, by: .peopleRead))
            guard actor.may(.peopleRead, at: building) else { throw WorkforceRefusal.notAllowed(.peopleRead) }
            guard let project = try ProjectTable.all(db).first(where: { $0.id == building.project })
            else { throw DirectoryRefusal.unknownPlace(name) }
            let places = try PlaceTable.inside(db, building, limit: Self.mostPlaces + 1)
            return LobbyBoard(
                project, building, Array(places.prefix(Self.mostPlaces)),
                try LobbyTable.stays(db, inside: building.id), isCut: places.count > Self.mostPlaces, at: now)
        }
    }
}
