import Casework
import Directory
import Kernel
import Store
import Workforce

extension Announcements {
    /// - Parameter version: the one that whoever acts has seen; nil: whichever is the newest.
    /// - Throws: ``BulletinRefusal/unknownAnnouncement`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``BulletinRefusal/announcementChanged`` · ``BulletinRefusal/announcementNotNow`` ·
    ///   ``BulletinRefusal/ownAnnouncement`` · what ``AnnouncementAct`` lacks · what a whole announcement lacks
    package func act(
        _ act: AnnouncementAct, on name: String, version: Int? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> AnnouncementFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let one = try known(tx, name, actor)
                guard act.name.rights.contains(where: { actor.may($0, in: one.project) }) else {
                    throw WorkforceRefusal.notAllowed(act.name.rights[0])
                }
                if let version, version != one.version { throw BulletinRefusal.announcementChanged }
                guard one.allowed(at: tx.now).contains(act.name) else { throw BulletinRefusal.announcementNotNow }
                guard try mayApprove(tx, act.name, one, actor) else { throw BulletinRefusal.ownAnnouncement }
                try act.check()
                try take(tx, act, on: one, by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    private func take(_ tx: Tx, _ act: AnnouncementAct, on old: Announcement, by actor: Actor) throws {
        var one = old
        one.version += 1
        switch act {
        case .submit:
            try check(one, leaving: max(tx.now, one.content.publishAt ?? tx.now))
            one.stage = .submitted
        case .approve:
            one.leavesAt = max(one.content.publishAt ?? tx.now, tx.now + rules.undo)
            try check(one, leaving: one.leavesAt ?? tx.now)
            (one.stage, one.approvedBy, one.approvedAt) = (.approved, actor.staff, tx.now)
            one.reach = try AnnouncementReachTable.count(tx, one)
            try planTexts(tx, one)
        case .back, .recall:
            one.stage = .draft
            (one.approvedBy, one.approvedAt, one.leavesAt, one.reach) = (nil, nil, nil, nil)
        case .withdraw:
            (one.stage, one.withdrawnAt) = (.withdrawn, tx.now)
            try AnnouncementTextTable.stop(tx, one.id)
        case .hang: break
        }
        try AnnouncementTable.update(tx, one)
        try note(tx, one, act.name.rawValue, act.words, by: actor)
    }

    private func check(_ one: Announcement, leaving: Instant) throws {
        try one.content.checkWhole(leaving: leaving, sends: sends, blank: rules.blank)
        guard one.audience.isWhole || !one.audience.places.isEmpty else { throw BulletinRefusal.audienceMissing }
    }
}
