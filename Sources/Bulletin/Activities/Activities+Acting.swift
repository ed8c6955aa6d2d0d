import Casework
import Directory
import Kernel
import Store
import Workforce

extension Activities {
    /// Opens it for registration, or cancels it: everybody who is registered then stands on the list of those to be
    /// told.
    ///
    /// - Throws: what ``planned(_:_:version:by:)`` throws · ``GatheringRefusal/gatheringNotNow`` ·
    ///   ``GatheringRefusal/gatheringLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    package func act(
        _ act: ActivityAct, on name: String, version: Int? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ActivityFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try planned(tx, name, version: version, by: actor)
                guard one.allowed(at: tx.now).contains(act.name) else { throw GatheringRefusal.gatheringNotNow }
                let words = try act.words()
                one.version += 1
                switch act {
                case .open:
                    guard tx.now < one.content.ends else { throw GatheringRefusal.gatheringEndsEarly }
                    one.stage = .open
                case .cancel:
                    one.stage = .cancelled
                    try RegistrationTable.putNews(tx, .cancelled, of: one.id)
                }
                try ActivityTable.update(tx, one)
                try note(tx, one, act.name.rawValue, words, by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }
}
