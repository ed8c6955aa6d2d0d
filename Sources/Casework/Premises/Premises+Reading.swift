import Directory
import Kernel
import Store
import Workforce

extension Premises {
    static let mostEdits = 50
    static let mostFacilities = 100

    /// Everything that is kept of a place, by its ID or code.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``, also where `actor` may not see it
    package func file(of name: String, for actor: Actor) async throws -> PlaceFile {
        try await store.read { try file($0, try actor.place($0, name), for: actor) }
    }

    func file(_ db: DB, _ place: Place, for actor: Actor) throws -> PlaceFile {
        let project = try project(db, place.project)
        let (day, path) = (try today(db, in: place.project), try PlaceTable.path(db, to: place.id))
        let (record, version) = try PlaceRecordTable.find(db, place.id) ?? (PlaceRecord(name: place.name), 1)
        let sight = actor.may(.peopleRead, at: place) ? try PeopleSight(db, of: actor) : nil
        let inside = try PlaceTable.children(db, of: place.id, in: place.project, after: "", limit: Self.mostFacilities)
        return PlaceFile(
            place: place, project: project, today: day,
            above: try path.dropFirst().reversed().compactMap { try PlaceTable.find(db, $0) }
                .filter { actor.may(.placesRead, at: $0) },
            record: record, version: version,
            edits: try PlaceRecordTable.edits(db, of: place.id, limit: Self.mostEdits),
            history: try StatusTable.history(db, of: place.id), covers: try covers(db, path),
            residents: try sight?.residents(db, at: place.id).filter(\.occupancy.isStanding).map { .init($0) },
            facilities: inside.filter { $0.kind == .facility }, care: try care(db, of: place),
            steward: try steward(db, path, on: day))
    }

    private func covers(_ db: DB, _ path: [ID<Place>]) throws -> [WarrantyCover] {
        let records = try PlaceRecordTable.find(db, path)
        return Warranty.covers(path.compactMap { id in records[id].map { (id, $0) } }, rules.warranty)
    }

    private func steward(_ db: DB, _ path: [ID<Place>], on day: Day) throws -> ZonePost? {
        Stewards(try ZoneTable.at(db, path, on: day), on: day).steward(along: path)
    }

    private func care(_ db: DB, of place: Place) throws -> [CareFile] {
        guard place.kind == .facility else { return [] }
        return try CareTable.plans(db, of: place.id).map { plan in
            CareFile(plan: plan, place: place, done: try CareTable.done(db, of: plan.id, limit: CareFile.mostDone))
        }
    }

    /// What a demand of a kind and category at a place should show of it; nil where `actor` may not see the place.
    package func facts(
        at id: ID<Place>?, kind: String, category: String?, for actor: Actor
    ) async throws -> PlaceFacts? {
        guard let id else { return nil }
        return try await store.read { db in
            guard let place = try PlaceTable.find(db, id), actor.may(.placesRead, at: place) else { return nil }
            let (day, path) = (try today(db, in: place.project), try PlaceTable.path(db, to: place.id))
            let plans = place.kind == .facility ? try CareTable.plans(db, of: place.id) : []
            let done = try plans.compactMap { try CareTable.done(db, of: $0.id, limit: 1).first }
            return PlaceFacts(
                place: place, today: day, covers: rules.warrantyKinds.contains(kind) ? try covers(db, path) : [],
                part: rules.part(about: category), steward: try steward(db, path, on: day),
                lastCare: done.max { ($0.doneOn, $0.id) < ($1.doneOn, $1.id) },
                nextCare: plans.filter { $0.endedOn == nil }.min { ($0.nextDue, $0.id) < ($1.nextDue, $1.id) })
        }
    }
}

extension PlaceFile.Resident {
    init(_ row: (occupancy: Occupancy, person: Person)) { self.init(occupancy: row.occupancy, person: row.person) }
}
