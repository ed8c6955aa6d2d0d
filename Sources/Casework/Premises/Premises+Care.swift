import Directory
import Kernel
import Store
import Workforce

extension Premises {
    static let mostPlans = 40
    private static let longestWhat = 120

    /// Who writes down that care was done: whoever keeps the places, works or sends work out there.
    package static func mayCare(at place: Place, _ actor: Actor) -> Bool {
        [Right.placesWrite, .caseWork, .caseDispatch].contains { actor.may($0, at: place) }
    }

    /// Has something done at a facility again and again.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``DirectoryRefusal/notAFacility(_:)`` · ``DirectoryRefusal/placeRetired(_:)`` ·
    ///   ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/numberOutOfRange(field:least:most:)`` · ``CaseRefusal/dateOutOfRange(field:)`` ·
    ///   ``CaseRefusal/tooManyEntries(limit:)``
    package func plan(
        _ draft: CareDraft, at name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> PlaceFile {
        try await store.write { tx in
            let place = try actor.place(tx, name, toChange: .placesWrite)
            _ = try tx.once(request, actor: actor.staff.number) {
                guard place.kind == .facility else { throw DirectoryRefusal.notAFacility(place.code) }
                guard place.retiredOn == nil else { throw DirectoryRefusal.placeRetired(place.code) }
                try check(draft)
                guard try CareTable.count(tx, of: place.id) < Self.mostPlans else {
                    throw CaseRefusal.tooManyEntries(limit: Self.mostPlans)
                }
                let plan = CarePlan(
                    id: tx.newID(), project: place.project, place: place.id, what: draft.what.trimmed,
                    rhythm: draft.rhythm, isStatutory: draft.isStatutory, nextDue: draft.firstDue)
                try CareTable.insert(tx, plan, by: actor.staff)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "care.plan", subject: plan.id.description, detail: place.code)
                return plan.id
            }
            return try file(tx, place, for: actor)
        }
    }

    private func check(_ draft: CareDraft) throws {
        guard !draft.what.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("what") }
        guard draft.what.trimmed.count <= Self.longestWhat else {
            throw CaseRefusal.tooLong(field: "what", limit: Self.longestWhat)
        }
        guard draft.rhythm.isPossible else {
            throw CaseRefusal.numberOutOfRange(
                field: "every", least: "1", most: draft.rhythm.unit == .days ? "3660" : "120")
        }
        guard (1950...2200).contains(draft.firstDue.date.year) else {
            throw CaseRefusal.dateOutOfRange(field: "firstDue")
        }
    }

    /// Writes down that care was done; when it is due next follows from it.
    ///
    /// - Throws: ``DirectoryRefusal/unknownCarePlan(_:)``, also for one that has ended ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/dateOutOfRange(field:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)``
    package func did(
        _ name: String, on day: Day?, note: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> CareFile {
        try await act(on: name, .placesWrite, .caseWork, .caseDispatch, request: request, by: actor) { tx, plan in
            let day = try past(day, try today(tx, in: plan.project), field: "doneOn")
            let done = CareDone(
                id: tx.newID(), plan: plan.id, doneOn: day, note: try self.note(note), by: actor.staff, at: tx.now)
            try CareTable.insert(tx, done)
            try CareTable.update(tx, plan.done(on: day))
            return "care.done"
        }
    }

    /// Ends a plan: it is due no more, and all that was done stays.
    ///
    /// - Throws: as ``did(_:on:note:request:by:)``
    package func endPlan(_ name: String, request: RequestKey? = nil, by actor: Actor) async throws -> CareFile {
        try await act(on: name, .placesWrite, request: request, by: actor) { tx, plan in
            var ended = plan
            ended.endedOn = try today(tx, in: plan.project)
            try CareTable.update(tx, ended)
            return "care.end"
        }
    }

    private func act(
        on name: String, _ rights: Right..., request: RequestKey?, by actor: Actor,
        _ work: @Sendable @escaping (Tx, CarePlan) throws -> String
    ) async throws -> CareFile {
        try await store.write { tx in
            guard let plan = try ID<CarePlan>(name).flatMap({ try CareTable.find(tx, $0) }),
                let place = try PlaceTable.find(tx, plan.place), actor.may(.placesRead, at: place)
            else { throw DirectoryRefusal.unknownCarePlan(name) }
            guard rights.contains(where: { actor.may($0, at: place) }) else {
                throw WorkforceRefusal.notAllowed(rights[0])
            }
            _ = try tx.once(request, actor: actor.staff.number) {
                guard plan.endedOn == nil else { throw DirectoryRefusal.unknownCarePlan(name) }
                let act = try work(tx, plan)
                try Audit.append(
                    tx, actor: actor.staff.number, act: act, subject: plan.id.description, detail: place.code)
                return true
            }
            let now = try CareTable.find(tx, plan.id) ?? plan
            return CareFile(
                plan: now, place: place, done: try CareTable.done(tx, of: plan.id, limit: CareFile.mostDone))
        }
    }

    /// Care that is due within so many days, or overdue, as far as `actor` may see its places; the longest overdue
    /// first.
    ///
    /// - Parameters:
    ///   - within: days from today; nil for as far ahead as the desk says.
    ///   - after: a cursor of ``CareList/next``.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/badCursor``
    package func careDue(
        in project: ID<Project>, within days: Int? = nil, after: String? = nil, limit: Int, for actor: Actor
    ) async throws -> CareList {
        guard actor.lists(.placesRead, in: project) else { throw WorkforceRefusal.notAllowed(.placesRead) }
        let parts = actor.may(.placesRead, in: project) ? [] : actor.tops(.placesRead, in: project).sorted()
        let cursor = after.flatMap { CareCursor($0) }
        guard after == nil || cursor != nil else { throw CaseRefusal.badCursor }
        let ahead = days ?? rules.careAhead
        return try await store.read { db in
            let day = try today(db, in: project)
            let plans = try CareTable.due(
                db, in: project, parts: parts, by: day.adding(days: Int64(ahead)), after: cursor, limit: limit + 1)
            let page = Array(plans.prefix(limit))
            let files = try page.compactMap { plan in
                try PlaceTable.find(db, plan.place).map { CareFile(plan: plan, place: $0, done: []) }
            }
            return CareList(
                today: day, ahead: ahead, items: files,
                next: plans.count > limit ? page.last.map(CareCursor.text) : nil)
        }
    }
}
