import Casework
import Directory
import Kernel
import Store
import Workforce

extension Activities {
    /// Writes down what it is to cost, or has cost.
    ///
    /// - Parameter fen: 1 to ``ActivityCost/mostFen``.
    /// - Throws: ``GatheringRefusal/unknownActivity`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``GatheringRefusal/gatheringLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``GatheringRefusal/wrongSum`` · ``GatheringRefusal/tooManyCosts(most:)``
    package func addCost(
        _ kind: ActivityCost.Kind, _ what: String, fen: Int64?, to name: String, request: RequestKey? = nil,
        by actor: Actor
    ) async throws -> ActivityFile {
        let what = try GatheringText.needed(what, "purpose", ActivityCost.longestWhat)
        guard let fen, (1...ActivityCost.mostFen).contains(fen) else { throw GatheringRefusal.wrongSum }
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let one = try planned(tx, name, version: nil, by: actor)
                guard try ActivityCostTable.all(tx, of: one.id).count < ActivityCost.mostLines else {
                    throw GatheringRefusal.tooManyCosts(most: ActivityCost.mostLines)
                }
                try ActivityCostTable.insert(
                    tx, ActivityCost(
                        id: tx.newID(), activity: one.id, kind: kind, what: what, fen: fen, at: tx.now,
                        by: actor.staff))
                try note(tx, one, "cost", "\(what) \(FixedPoint.fullText(fen, places: 2))", by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    /// Strikes out a line that was wrong; it stays to be read.
    ///
    /// - Throws: ``GatheringRefusal/unknownActivity`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``GatheringRefusal/unknownCost`` · ``GatheringRefusal/gatheringNotNow`` where it is struck already
    package func strikeCost(
        _ cost: String, of name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ActivityFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let one = try planned(tx, name, version: nil, by: actor)
                let found = try ActivityCostTable.all(tx, of: one.id).first { $0.id.description == cost }
                guard let found else { throw GatheringRefusal.unknownCost }
                guard found.struckAt == nil else { throw GatheringRefusal.gatheringNotNow }
                try ActivityCostTable.strike(tx, found.id, by: actor.staff)
                try note(tx, one, "strike", found.what, by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }
}
