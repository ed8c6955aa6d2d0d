import Directory
import Kernel
import Store
import Workforce

extension Premises {
    private struct Move {
        let old: Place
        let new: Place
    }

    /// Gives a place another code or another parent. What lies in it keeps its parents, and codes that begin with the
    /// old one follow, with whatever keeps them.
    ///
    /// - Returns: the place as it is now, and what was changed: `3-1 → 3-2`, `↑ 3 → 5` for the parent; empty for
    ///   nothing.
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` · ``DirectoryRefusal/placeRetired(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/placeInItself(_:)`` ·
    ///   ``CaseRefusal/fieldMissing(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/tooManyCodes(limit:)`` · ``DirectoryRefusal/codeTaken(_:)``
    func move(
        _ tx: Tx, _ place: Place, to given: PlaceCorrection, by actor: Actor
    ) throws -> (place: Place, words: String) {
        let parent = try given.parent.map { try named(tx, $0.trimmed, for: place)?.id } ?? place.parent
        let new = place.with(code: given.code?.trimmed ?? place.code, parent: parent)
        guard new != place else { return (place, "") }
        // Codes are the whole project's: whoever changes them sees all of it.
        try actor.require(.placesWrite, in: place.project)
        let words = try Self.words(tx, place, new)
        if new.code == place.code { try PlaceTable.move(tx, new) } else { try recode(tx, place, new, by: actor) }
        try Audit.append(
            tx, actor: actor.staff.number, act: "place.move", subject: place.id.description, detail: words)
        return (new, words)
    }

    /// What a place is to lie in; nil for the top.
    private func named(_ tx: Tx, _ name: String, for place: Place) throws -> Place? {
        guard !name.isEmpty else { return nil }
        guard let parent = try PlaceTable.find(tx, named: name, in: place.project)
        else { throw DirectoryRefusal.unknownPlace(name) }
        guard parent.id != place.parent else { return parent }
        guard try !Place.lies(parent.id, in: place.id, above: { try PlaceTable.find(tx, $0)?.parent })
        else { throw DirectoryRefusal.placeInItself(parent.code) }
        guard parent.retiredOn == nil else { throw DirectoryRefusal.placeRetired(parent.code) }
        return parent
    }

    private static func words(_ db: DB, _ old: Place, _ new: Place) throws -> String {
        func code(_ id: ID<Place>?) throws -> String { try id.flatMap { try PlaceTable.find(db, $0)?.code } ?? "–" }
        let codes = old.code == new.code ? nil : "\(old.code) → \(new.code)"
        let parents = old.parent == new.parent ? nil : "↑ \(try code(old.parent)) → \(try code(new.parent))"
        return [codes, parents].compactMap(\.self).joined(separator: " · ")
    }

    private func recode(_ tx: Tx, _ old: Place, _ new: Place, by actor: Actor) throws {
        let moves = try moves(tx, old, new)
        // Each goes where nobody is any more: where codes grow the longest begins, where they shrink the shortest.
        let ordered = moves.sorted { ($0.old.code.count, $0.old.code) < ($1.old.code.count, $1.old.code) }
        for move in new.code.count > old.code.count ? ordered.reversed() : ordered {
            try PlaceTable.move(tx, move.new)
            try PlaceMoveTable.follow(tx, from: move.old, to: move.new)
            try recount(tx, move)
            if move.old.id != old.id { try note(tx, move, by: actor) }
        }
        for follower in followers { try follower.follow(tx, moves.map(\.new)) }
    }

    /// Everything that gets another code with a place, the place too.
    private func moves(_ tx: Tx, _ old: Place, _ new: Place) throws -> [Move] {
        guard !new.code.isEmpty else { throw CaseRefusal.fieldMissing("code") }
        let inside = try PlaceTable.inside(tx, old, limit: Self.mostAtOnce + 1)
        guard inside.count <= Self.mostAtOnce else { throw DirectoryRefusal.tooManyCodes(limit: Self.mostAtOnce) }
        let moves = inside.compactMap { one -> Move? in
            guard one.id != old.id else { return Move(old: old, new: new) }
            guard CodeRange(old.code).holds(one.code) else { return nil }
            let code = new.code + one.code.dropFirst(old.code.count)
            return Move(old: one, new: one.with(code: code, parent: one.parent))
        }
        guard moves.allSatisfy({ $0.new.code.count <= PlaceDraft.longestCode })
        else { throw DirectoryRefusal.tooLong(field: "code", limit: PlaceDraft.longestCode) }
        let own = Set(moves.map(\.old.id))
        let there = try PlaceTable.find(tx, codes: moves.map(\.new.code).sorted(), in: old.project)
        if let taken = there.filter({ !own.contains($0.value.id) }).keys.min() {
            throw DirectoryRefusal.codeTaken(taken)
        }
        return moves
    }

    /// Open cases are counted by building.
    private func recount(_ tx: Tx, _ move: Move) throws {
        guard move.old.building != move.new.building else { return }
        let open = try PlaceMoveTable.rebuild(tx, from: move.old, to: move.new)
        for (building, change) in [(move.old.building, -open), (move.new.building, open)] {
            Counters.add(tx, project: move.new.project.number, CaseCounters.place(building), change)
        }
    }

    /// Keeps what something was called that followed.
    private func note(_ tx: Tx, _ move: Move, by actor: Actor) throws {
        let (record, version) =
            try PlaceRecordTable.find(tx, move.new.id) ?? (PlaceRecord(name: move.new.name), 1)
        let edit = PlaceEdit(
            version: version + 1, act: .change, record: record, words: "\(move.old.code) → \(move.new.code)",
            by: actor.staff.number, at: tx.now)
        try PlaceRecordTable.put(tx, edit, of: move.new)
    }
}
