import Casework
import Directory
import Kernel
import Store
import Workforce

extension Activities {
    /// - Throws: what ``ActivityDraft`` lacks · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownPlace(_:)``
    package func write(
        _ draft: ActivityDraft, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ActivityFile {
        try actor.require(.activityPlan)
        let content = try draft.checked()
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let project = try actor.home(tx, draft.project, .activityPlan)
                var one = Activity(
                    id: tx.newID(), number: try Counters.number(tx, "H", of: "activity", in: project.zone),
                    project: project.id, by: actor.staff, madeAt: tx.now, content: content)
                one.places = try places(tx, draft.places, in: project.id)
                try ActivityTable.insert(tx, one)
                try ActivityTable.keepVersion(tx, of: one, by: actor.staff)
                try note(tx, one, "write", by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    /// Writes it anew; what it said before is kept. More seats are given to those who wait.
    ///
    /// - Parameter version: the one that whoever writes has seen; nil: whichever is the newest.
    /// - Throws: what ``planned(_:_:version:by:)`` and ``write(_:request:by:)`` throw ·
    ///   ``GatheringRefusal/gatheringNotNow`` · ``GatheringRefusal/seatsTaken(taken:)``
    package func edit(
        _ name: String, _ draft: ActivityDraft, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ActivityFile {
        let content = try draft.checked()
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try planned(tx, name, version: version, by: actor)
                guard one.stage == .draft || one.takes(at: tx.now) else { throw GatheringRefusal.gatheringNotNow }
                if let seats = content.seats, seats < one.taken {
                    throw GatheringRefusal.seatsTaken(taken: one.taken)
                }
                (one.content, one.version) = (content, one.version + 1)
                one.places = try places(tx, draft.places, in: one.project)
                try ActivityTable.keepPlaces(tx, one)
                try ActivityTable.keepVersion(tx, of: one, by: actor.staff)
                try note(tx, one, "edit", by: actor)
                try moveUp(tx, one, by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    private func places(_ db: DB, _ codes: [String], in project: ID<Project>) throws -> [Place] {
        var seen: Set<ID<Place>> = []
        return try codes.map { code in
            guard let place = try PlaceTable.find(db, named: code, in: project) else {
                throw DirectoryRefusal.unknownPlace(code)
            }
            return place
        }.filter { seen.insert($0.id).inserted }.sorted { $0.code < $1.code }
    }
}
