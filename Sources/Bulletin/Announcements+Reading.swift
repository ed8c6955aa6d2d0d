import Casework
import Directory
import Kernel
import Store
import Workforce

/// Which announcements a list shows.
package enum AnnouncementPart: String, Sendable, CaseIterable {
    /// Nobody has them yet.
    case open
    case standing
    case over
}

/// An announcement with everything that its page shows.
package struct AnnouncementFile: Sendable {
    package let one: Announcement
    package let project: Project
    /// Whom it is for: as it was approved, else as the directory has it now.
    package let reach: Announcement.Reach
    package let texts: TextCount
    /// How many customers have opened it on their own page.
    package let reads: Int
    /// What was done with it, the oldest first; the last 200.
    package let entries: [AnnouncementEntry]
    /// What the reader may do with it now.
    package let allowed: [AnnouncementAct.Name]
    package let mayEdit: Bool
    /// Of the outage that it was made of.
    package let outage: String?
}

extension Announcements {
    package static let mostRows = 200

    /// The newest first.
    ///
    /// - Parameter after: the number of the ID of the last one that was read before.
    package func list(
        _ part: AnnouncementPart, project: ID<Project>? = nil, after: ID<Announcement>? = nil, limit: Int = 50,
        for actor: Actor
    ) async throws -> Page<Announcement> {
        let (now, limit) = (store.clock.now(), min(max(1, limit), Self.mostRows))
        return try await store.read { db in
            let projects = try ProjectTable.all(db).map(\.id).filter { id in
                (project == nil || project == id) && Self.readers.contains { actor.reaches($0, in: id) }
            }
            let found = try projects.flatMap { id in
                try AnnouncementTable.list(
                    db, in: id, part, at: now, isOut: !Self.writers.contains { actor.may($0, in: id) },
                    before: after?.number ?? .max, limit: limit + 1)
            }.filter { Self.maySee($0, actor, at: now) }.sorted { $0.id > $1.id }
            let items = Array(found.prefix(limit))
            return Page(items: items, next: found.count > limit ? items.last?.id.description : nil)
        }
    }

    /// By number or ID.
    ///
    /// - Throws: ``BulletinRefusal/unknownAnnouncement``
    package func file(_ name: String, for actor: Actor) async throws -> AnnouncementFile {
        let now = store.clock.now()
        return try await store.read { db in
            let one = try known(db, name, actor)
            return AnnouncementFile(
                one: one, project: try project(db, one.project),
                reach: try one.reach ?? AnnouncementReachTable.count(db, one),
                texts: try AnnouncementTextTable.count(db, of: one.id),
                reads: try AnnouncementReadTable.count(db, of: one.id),
                entries: try AnnouncementEntryTable.entries(db, of: one.id, limit: 200),
                allowed: try one.allowed(at: now).filter { try mayTake(db, $0, on: one, actor) },
                mayEdit: one.state(at: now) == .draft && actor.may(.announcementWrite, in: one.project),
                outage: try one.outage.flatMap { try OutageTable.find(db, $0)?.number })
        }
    }

    private func mayTake(_ db: DB, _ name: AnnouncementAct.Name, on one: Announcement, _ actor: Actor) throws -> Bool {
        guard name.rights.contains(where: { actor.may($0, in: one.project) }) else { return false }
        return try mayApprove(db, name, one, actor)
    }

    /// Whoever wrote any of it does not approve it.
    func mayApprove(_ db: DB, _ name: AnnouncementAct.Name, _ one: Announcement, _ actor: Actor) throws -> Bool {
        guard name == .approve else { return true }
        return try !AnnouncementEntryTable.hasWritten(db, one.id, actor.staff)
    }
}
