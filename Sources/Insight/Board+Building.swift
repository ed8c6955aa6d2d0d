import Casework
import Directory
import Kernel
import Store
import Workforce

extension Board {
    /// As many places as are drawn of one building.
    package static let mostPlaces = 5000

    /// The building around a place with what is open in each of its rooms: one reading of its places, one of its cases,
    /// however many rooms it has. Those who ask for the same building at the same time share the reading.
    ///
    /// - Returns: nil where there is no such place, or none that `actor` may see the board of.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func building(around id: ID<Place>, for actor: Actor) async throws -> BuildingPlan? {
        guard let building = try await site(around: id, for: actor)?.id else { return nil }
        return try await plans.value(building) {
            let now = store.clock.now()
            return try await store.read { db -> BuildingPlan? in
                guard let building = try PlaceTable.find(db, building),
                    let project = try ProjectTable.all(db).first(where: { $0.id == building.project })
                else { return nil }
                return try Self.plan(db, of: building, project, at: now)
            }
        }
    }

    /// The building around a place; a place that lies in none stands for itself.
    ///
    /// - Returns: as ``building(around:for:)``
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func site(around id: ID<Place>, for actor: Actor) async throws -> Place? {
        try actor.require(.boardRead)
        return try await store.read { db in
            guard let place = try PlaceTable.find(db, id), actor.may(.boardRead, in: place.project) else { return nil }
            return try PlaceTable.building(db, around: place)
        }
    }

    private static func plan(_ db: DB, of building: Place, _ project: Project, at now: Instant) throws -> BuildingPlan {
        let all = try PlaceTable.inside(db, building, limit: mostPlaces + 1)
        let (places, names) = (Array(all.prefix(mostPlaces)), Set(all.map(\.building)))
        let isListed = names == [building.code] && all.count <= mostPlaces
        let found = try LoadTable.loads(db, of: names.sorted(), in: project.id, at: now)
        let inside = Set(all.map(\.id))
        let loads = isListed ? found : found.filter { inside.contains($0.key) }
        let day = project.zone.day(of: now)
        let stewards = Stewards(try ZoneTable.standing(db, in: project.id, [.steward], on: day), on: day)
        let around = Array(try PlaceTable.path(db, to: building.id).dropFirst())
        let drawing = BuildingDrawing(building, places, loads, stewards, around: around, at: now)
        return BuildingPlan(
            project: project, building: building, asOf: now, units: drawing.units, floors: drawing.floors,
            others: drawing.others, total: loads.values.reduce(.init(), +), isListed: isListed,
            isCut: all.count > mostPlaces)
    }
}
