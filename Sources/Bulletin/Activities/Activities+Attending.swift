import Casework
import Directory
import Kernel
import Store
import Workforce

extension Activities {
    /// Cancels a registration, lets its people in, takes that back, or notes that they were told.
    ///
    /// - Throws: ``GatheringRefusal/unknownActivity`` · ``GatheringRefusal/unknownRegistration`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``GatheringRefusal/gatheringNotNow`` ·
    ///   ``GatheringRefusal/notTheDay`` · ``GatheringRefusal/stillWaiting`` ·
    ///   ``GatheringRefusal/alreadyCame(heads:at:)`` ·
    ///   ``GatheringRefusal/registrationCancelled`` · ``GatheringRefusal/tooManyHeads(most:)``
    package func act(
        _ act: RegistrationAct, on registration: String, of name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Registration {
        try await store.write { tx in
            let activity = try attended(tx, name, by: actor)
            guard let one = try ID<Registration>(registration).flatMap({ try RegistrationTable.find(tx, $0) }),
                one.activity == activity.id
            else { throw GatheringRefusal.unknownRegistration }
            return try done(tx, act, on: one, of: activity, request, by: actor)
        }
    }

    /// Lets in who shows a code.
    ///
    /// - Parameters:
    ///   - code: however it was typed.
    ///   - heads: how many came; nil: all.
    /// - Throws: as ``act(_:on:of:request:by:)`` · ``GatheringRefusal/unknownCode`` ·
    ///   ``GatheringRefusal/codeOfAnother(_:)`` where it is one that `actor` may see
    package func letIn(
        _ code: String, heads: Int?, to name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Registration {
        try await store.write { tx in
            let activity = try attended(tx, name, by: actor)
            guard let one = try RegistrationTable.find(tx, code: Pass.spelled(code)) else {
                throw GatheringRefusal.unknownCode
            }
            guard one.activity == activity.id else { throw strayed(tx, one, actor) }
            return try done(tx, .come(heads: heads), on: one, of: activity, request, by: actor)
        }
    }

    private func strayed(_ db: DB, _ one: Registration, _ actor: Actor) -> GatheringRefusal {
        guard let other = try? known(db, one.activity.description, actor) else { return .unknownCode }
        return .codeOfAnother("\(other.number) \(other.content.title)")
    }

    private func done(
        _ tx: Tx, _ act: RegistrationAct, on one: Registration, of activity: Activity, _ request: RequestKey?,
        by actor: Actor
    ) throws -> Registration {
        _ = try tx.once(request, actor: actor.staff.number) {
            let zone = try ProjectTable.all(tx).first { $0.id == activity.project }?.zone ?? .shanghai
            if let no = one.refusal(of: act.name, in: activity, at: tx.now, in: zone) { throw no }
            try take(tx, act, on: one, of: activity, by: actor)
            return true
        }
        return try RegistrationTable.find(tx, one.id) ?? one
    }

    private func take(
        _ tx: Tx, _ act: RegistrationAct, on old: Registration, of activity: Activity, by actor: Actor
    ) throws {
        var (one, activity) = (old, activity)
        switch act {
        case .cancel:
            if one.state == .seated { activity.taken -= one.heads }
            (one.state, one.endedAt) = (.cancelled, tx.now)
        case .come(let heads):
            let came = heads ?? one.heads
            guard (1...one.heads).contains(came) else { throw GatheringRefusal.tooManyHeads(most: one.heads) }
            (one.came, one.cameAt) = (came, tx.now)
        case .undo: (one.came, one.cameAt) = (nil, nil)
        case .tell: one.toldAt = tx.now
        }
        try RegistrationTable.update(tx, one)
        try note(tx, activity, "\(act.name.rawValue)One", "\(one.came ?? one.heads)", by: actor)
        if act.name == .cancel { try moveUp(tx, activity, by: actor) }
    }
}
