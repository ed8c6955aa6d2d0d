import Directory
import Kernel
import Store
import Workforce

/// What somebody says of a place's status.
package struct StatusWord: Sendable {
    package let status: PlaceStatus
    /// The first day on which it is so; nil for today.
    package let from: Day?
    package let note: String

    package init(_ status: PlaceStatus, from: Day? = nil, note: String = "") {
        (self.status, self.from, self.note) = (status, from, note)
    }
}

extension Premises {
    /// So often somebody may say what one place is.
    package static let mostStatuses = 500

    /// Says what a place is from a day on.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``DirectoryRefusal/placeRetired(_:)`` · ``CaseRefusal/dateOutOfRange(field:)`` for a day to come ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/tooManyEntries(limit:)``
    package func setStatus(
        _ word: StatusWord, of name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> PlaceFile {
        try await store.write { tx in
            let place = try actor.place(tx, name, toChange: .placesWrite)
            _ = try tx.once(request, actor: actor.staff.number) {
                guard place.retiredOn == nil else { throw DirectoryRefusal.placeRetired(place.code) }
                let day = try past(word.from, try today(tx, in: place.project), field: "from")
                let entry = try put(tx, word, day, at: place.id, by: actor)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "place.status", subject: place.id.description,
                    detail: "\(place.code) \(word.status.rawValue) \(day)")
                return entry
            }
            return try file(tx, try PlaceTable.find(tx, place.id) ?? place, for: actor)
        }
    }

    /// Says what many places are at once: those of one kind that lie in a place, and are something else now.
    ///
    /// - Parameter only: changes those alone that are this now; nil for all.
    /// - Returns: how many were changed.
    /// - Throws: as ``setStatus(_:of:request:by:)`` · ``DirectoryRefusal/nothingInside(_:)`` where none of that kind
    ///   lies in it · ``CaseRefusal/tooManyEntries(limit:)``
    package func setStatus(
        _ word: StatusWord, ofAllIn name: String, kind: Place.Kind = .room, only: PlaceStatus? = nil,
        request: RequestKey? = nil, by actor: Actor
    ) async throws -> Int {
        try await store.write { tx in
            let root = try actor.place(tx, name, toChange: .placesWrite)
            return try tx.once(request, actor: actor.staff.number) {
                let day = try past(word.from, try today(tx, in: root.project), field: "from")
                let all = try PlaceTable.inside(tx, root, limit: Self.mostAtOnce + 1)
                guard all.count <= Self.mostAtOnce else { throw CaseRefusal.tooManyEntries(limit: Self.mostAtOnce) }
                let inside = all.filter { $0.kind == kind && $0.retiredOn == nil }
                guard !inside.isEmpty else { throw DirectoryRefusal.nothingInside(root.code) }
                let changing = inside.filter { $0.status != word.status && (only == nil || $0.status == only) }
                for place in changing { _ = try put(tx, word, day, at: place.id, by: actor) }
                try Audit.append(
                    tx, actor: actor.staff.number, act: "place.statuses", subject: root.id.description,
                    detail: "\(root.code) \(word.status.rawValue) \(day) \(changing.count)")
                return changing.count
            }
        }
    }

    private func put(
        _ tx: Tx, _ word: StatusWord, _ day: Day, at place: ID<Place>, by actor: Actor
    ) throws -> StatusEntry {
        guard try StatusTable.count(tx, of: place) < Self.mostStatuses else {
            throw CaseRefusal.tooManyEntries(limit: Self.mostStatuses)
        }
        let entry = StatusEntry(
            id: tx.newID(), place: place, status: word.status, from: day, note: try note(word.note),
            by: actor.staff.number, at: tx.now)
        try StatusTable.insert(tx, entry)
        return entry
    }
}
