import Directory
import Kernel
import Store
import Workforce

extension Premises {
    /// Puts another record in the place of the one there is; the versions before stay.
    ///
    /// - Parameters:
    ///   - correction: another code or parent.
    ///   - version: the one that was changed; nil changes whichever there is.
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``DirectoryRefusal/placeStale(current:)`` · what ``check(_:of:on:)`` and ``move(_:_:to:by:)`` refuse
    package func change(
        _ record: PlaceRecord, of name: String, correcting correction: PlaceCorrection = .init(), version: Int?,
        request: RequestKey? = nil, by actor: Actor
    ) async throws -> PlaceFile {
        try await edit(
            name, .change, correcting: correction, version: version, request: request, by: actor
        ) { place, _, today in (try check(record, of: place, on: today), "") }
    }

    /// Says that a place is no longer used. It stays where it was with all its cases, and nothing new begins there.
    ///
    /// - Throws: ``DirectoryRefusal/placeHasParts(_:)`` where something in it is in use ·
    ///   ``CaseRefusal/fieldMissing(_:)`` without a reason · as ``change(_:of:version:request:by:)``
    package func retire(
        _ name: String, reason: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> PlaceFile {
        try await edit(name, .retire, version: nil, request: request, by: actor) { _, record, _ in
            (record, try given(reason))
        }
    }

    /// Takes a place up again that was retired.
    ///
    /// - Throws: as ``retire(_:reason:request:by:)``
    package func restore(
        _ name: String, reason: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> PlaceFile {
        try await edit(name, .restore, version: nil, request: request, by: actor) { _, record, _ in
            (record, try given(reason))
        }
    }

    private func given(_ reason: String) throws -> String {
        guard !reason.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("reason") }
        return try note(reason, field: "reason")
    }

    private func edit(
        _ name: String, _ act: PlaceEdit.Act, correcting correction: PlaceCorrection = .init(), version: Int?,
        request: RequestKey?, by actor: Actor,
        _ make: @Sendable @escaping (Place, PlaceRecord, Day) throws -> (PlaceRecord, String)
    ) async throws -> PlaceFile {
        try await store.write { tx in
            // A request that is repeated may name it by a code that it has no longer.
            let id = try tx.once(request, actor: actor.staff.number) {
                let place = try actor.place(tx, name, toChange: .placesWrite)
                let (kept, current) = try PlaceRecordTable.find(tx, place.id) ?? (PlaceRecord(name: place.name), 1)
                if let version, version != current { throw DirectoryRefusal.placeStale(current: current) }
                let day = try today(tx, in: place.project)
                let (record, words) = try make(place, kept, day)
                let (here, moved) = try move(tx, place, to: correction, by: actor)
                try use(tx, here, act, on: day)
                let next = PlaceEdit(
                    version: current + 1, act: act, record: record,
                    words: [words, moved].filter { !$0.isEmpty }.joined(separator: " · "), by: actor.staff.number,
                    at: tx.now)
                try PlaceRecordTable.put(tx, next, of: here)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "place.\(act.rawValue)", subject: place.id.description,
                    detail: "\(here.code) \(next.version)")
                return place.id
            }
            return try file(tx, try actor.place(tx, id.description, toChange: .placesWrite), for: actor)
        }
    }

    /// Retires a place, or takes it up again.
    private func use(_ tx: Tx, _ place: Place, _ act: PlaceEdit.Act, on day: Day) throws {
        switch act {
        case .change: return
        case .restore:
            if let parent = try place.parent.flatMap({ try PlaceTable.find(tx, $0) }), parent.retiredOn != nil {
                throw DirectoryRefusal.placeRetired(parent.code)
            }
            try PlaceRecordTable.setRetired(tx, place.id, on: nil)
        case .retire:
            let inside = try PlaceTable.children(tx, of: place.id, in: place.project, after: "", limit: Self.mostAtOnce)
            if let used = inside.first(where: { $0.retiredOn == nil }) {
                throw DirectoryRefusal.placeHasParts(used.code)
            }
            try PlaceRecordTable.setRetired(tx, place.id, on: place.retiredOn ?? day)
        }
    }
}
