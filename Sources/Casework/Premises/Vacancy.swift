import Directory
import Kernel
import Store
import Workforce

/// How many rooms of a project are what, and which stand empty.
package struct Vacancy: Sendable {
    package struct Building: Sendable {
        package let place: Place
        package let rooms: Int
        package let empty: Int
    }

    package let project: Project
    /// Rooms in use by what they are; nil for those of which nobody has said anything.
    package let counts: [PlaceStatus?: Int]
    /// Those that hold any rooms, by code in the order of people.
    package let buildings: [Building]
    /// A page of the rooms that stand empty, by code.
    package let rooms: [Place]
    /// From where the next page goes on.
    package let next: String?

    package var all: Int { counts.values.reduce(0, +) }
}

/// A parking space with whoever has it and what stands there.
package struct ParkingSpace: Sendable {
    package let place: Place
    package let use: String?
    /// Owners and tenants of the space itself.
    package let holders: [Person]
    package let vehicles: [(vehicle: Vehicle, holder: String)]
}

extension Premises {
    static let mostBuildings = 300

    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)``
    package func vacancy(
        in project: ID<Project>, after: String = "", limit: Int, for actor: Actor
    ) async throws -> Vacancy {
        try actor.require(.placesRead, in: project)
        let empty = rules.empty
        return try await store.read { db in
            let top = try PlaceTable.top(db, of: project, with: [], limit: Self.mostBuildings)
            let buildings = try top.filter { $0.kind == .building && $0.retiredOn == nil }.map { place in
                let counts = try StatusTable.counts(db, .room, in: project, building: place.code)
                return Vacancy.Building(
                    place: place, rooms: counts.values.reduce(0, +),
                    empty: empty.reduce(0) { $0 + (counts[$1] ?? 0) })
            }
            let rooms = try emptyRooms(db, in: project, after: after, limit: limit + 1)
            return Vacancy(
                project: try self.project(db, project), counts: try StatusTable.counts(db, .room, in: project),
                buildings: buildings.filter { $0.rooms > 0 }
                    .sorted { NaturalOrder($0.place.code) < NaturalOrder($1.place.code) },
                rooms: Array(rooms.prefix(limit)), next: rooms.count > limit ? rooms[limit - 1].code : nil)
        }
    }

    /// Rooms that stand empty, by code, after one: a page of them.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func emptyRooms(
        in project: ID<Project>, after: String, limit: Int, for actor: Actor
    ) async throws -> [Place] {
        try actor.require(.placesRead, in: project)
        return try await store.read { try emptyRooms($0, in: project, after: after, limit: limit) }
    }

    private func emptyRooms(_ db: DB, in project: ID<Project>, after: String, limit: Int) throws -> [Place] {
        guard !rules.empty.isEmpty else { return [] }
        return try StatusTable.list(db, .room, in: project, statuses: rules.empty, after: after, limit: limit)
    }

    /// Parking spaces by code; people only for those who may see them.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func parking(
        in project: ID<Project>, after: String = "", limit: Int, for actor: Actor
    ) async throws -> (spaces: [ParkingSpace], next: String?) {
        try actor.require(.placesRead, in: project)
        let seesPeople = actor.may(.peopleRead, in: project)
        return try await store.read { db in
            let found = try StatusTable.list(db, .parking, in: project, after: after, limit: limit + 1)
            let page = Array(found.prefix(limit))
            let vehicles = seesPeople ? try ParkingTable.vehicles(db, at: page.map(\.code), in: project) : [:]
            let spaces = try page.map { place in
                let residents = seesPeople ? try OccupancyTable.residents(db, at: place.id) : []
                return ParkingSpace(
                    place: place, use: try PlaceRecordTable.find(db, place.id)?.record.use,
                    holders: residents.filter(\.occupancy.isPresent).map(\.person),
                    vehicles: vehicles[place.code] ?? [])
            }
            return (spaces, found.count > limit ? page.last?.code : nil)
        }
    }
}
