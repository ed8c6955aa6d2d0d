import Directory
import Kernel
import Store
import Workforce

extension Cases {
    package static let mostSuggestions = 5

    /// Those of the trade's department to whom the work on a case could go, the best first.
    ///
    /// - Returns: at most ``mostSuggestions``; none where no department does this trade.
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func suggestions(for name: String, by actor: Actor) async throws -> [Suggestion] {
        let now = clock.now()
        return try await store.read { db in
            let item = try visible(db, name, to: actor)
            try actor.require(.caseDispatch, on: item)
            return try suggestions(db, for: item, at: now)
        }
    }

    private func suggestions(_ db: DB, for item: Case, at now: Instant) throws -> [Suggestion] {
        guard let desk = desks[item.desk],
            let key = item.category.flatMap({ desk.categories[$0]?.department }),
            let department = try StaffTable.departments(db).first(where: { $0.key == key })
        else { return [] }
        let zone = try project(db, item.project).zone
        let today = zone.day(of: now)
        let loads = try SuggestionTable.loads(db, of: department.id, since: zone.start(of: today))
        let onDuty = try DutyTable.onDuty(db, at: now)
        let place = try item.place.flatMap { try PlaceTable.find(db, $0)?.code } ?? ""
        let known = try ExpertiseTable.crew(db, of: department.id, in: item.project, on: today)
        let ranked = try SuggestionTable.crew(db, of: department.id).map { staff in
            let load = loads[staff] ?? .init()
            return Suggestion(
                staff: staff, isOnDuty: onDuty.contains(staff),
                isSkilled: known[staff]?.knows(item.category ?? "") ?? false,
                isInZone: known[staff]?.looksAfter(place) ?? false, nearness: .init(load.place, place), open: load.open,
                today: load.today, last: load.last, isFull: desk.dispatch.mostOpenWork.map { load.open >= $0 } ?? false)
        }.sorted(by: Suggestion.comesFirst)
        return try first(db, ranked, for: item)
    }

    /// The first few who still work here, with a post that counts for the case. Only so many are looked at as it takes.
    private func first(_ db: DB, _ ranked: [Suggestion], for item: Case) throws -> [Suggestion] {
        var found: [Suggestion] = []
        for one in ranked where found.count < Self.mostSuggestions {
            guard let staff = try StaffTable.find(db, one.staff), staff.isActive,
                try staff.works(on: item, db)
            else { continue }
            found.append(one)
        }
        return found
    }
}
