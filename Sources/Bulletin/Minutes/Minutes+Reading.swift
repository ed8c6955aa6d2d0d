import Casework
import Directory
import Kernel
import Store
import Workforce

/// The minutes of a meeting with everything that their page shows.
package struct MeetingFile: Sendable {
    package let one: Meeting
    package let project: Project
    package let followUps: [FollowUpFile]
    /// The newest first.
    package let versions: [MeetingVersion]
    /// The newest first; the last 200.
    package let deeds: [BookedDeed]
    /// What the reader may do with them now.
    package let allowed: [MeetingAct.Name]
    package let mayWrite: Bool
    package var mayEdit: Bool { mayWrite && one.stage == .draft }
}

/// A follow-up with where it comes from and what became of it.
package struct FollowUpFile: Sendable {
    package let one: FollowUp
    package let meeting: Meeting
    package let project: Project
    /// The number of the case that it became.
    package let item: String?
    /// What the reader may do with it now.
    package let allowed: [FollowUpAct.Name]
    /// Whether the reader sees the minutes that it stands in.
    package let seesMeeting: Bool

    /// Whether it should have been done before today, in its project's zone. Pure.
    package func isOverdue(at now: Instant) -> Bool { one.isOverdue(on: project.zone.day(of: now)) }
}

extension Minutes {
    /// The newest first.
    ///
    /// - Parameter after: the last one that was read before.
    package func list(
        after: ID<Meeting>? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> Page<Meeting> {
        let limit = min(max(1, limit), Self.mostRows)
        return try await store.read { db in
            let projects = try ProjectTable.all(db).map(\.id).filter { id in
                Self.readers.contains { actor.may($0, in: id) }
            }
            let found = try projects.flatMap {
                try MeetingTable.list(db, in: $0, before: after?.number ?? .max, limit: limit + 1)
            }.sorted { $0.id > $1.id }
            let items = Array(found.prefix(limit))
            return Page(items: items, next: found.count > limit ? items.last?.id.description : nil)
        }
    }

    /// By number or ID.
    ///
    /// - Throws: ``GatheringRefusal/unknownMeeting``
    package func file(_ name: String, for actor: Actor) async throws -> MeetingFile {
        try await store.read { db in
            let one = try known(db, name, actor)
            let project = try project(db, one.project)
            return MeetingFile(
                one: one, project: project,
                followUps: try FollowUpTable.all(db, of: one.id).map { try file(db, $0, one, project, actor) },
                versions: try MeetingTable.versions(db, of: one.id),
                deeds: try Self.deeds.newest(db, of: one.id, limit: 200),
                allowed: try one.allowed.filter { try refusal(db, of: $0, on: one, by: actor) == nil },
                mayWrite: actor.may(.minutesWrite, in: one.project))
        }
    }

    /// - Throws: ``GatheringRefusal/unknownFollowUp``
    package func followUp(_ id: ID<FollowUp>, for actor: Actor) async throws -> FollowUpFile {
        try await store.read { db in
            let (one, meeting) = try own(db, id, actor)
            return try file(db, one, meeting, try project(db, meeting.project), actor)
        }
    }

    /// The one that became a case; nil where none did, or `actor` has no business with it.
    package func followUp(of item: ID<Case>, for actor: Actor) async throws -> FollowUpFile? {
        try await store.read { db in
            guard let found = try FollowUpTable.find(db, of: item),
                let (one, meeting) = try? own(db, found.id, actor)
            else { return nil }
            return try file(db, one, meeting, try project(db, meeting.project), actor)
        }
    }

    /// What the reader has to do, or what all have to do after the meetings that they may read of; the first due
    /// first, at most ``mostRows``.
    package func openFollowUps(ofAll: Bool, for actor: Actor) async throws -> [FollowUpFile] {
        try await store.read { db in
            let found = ofAll
                ? try ProjectTable.all(db).filter { project in Self.readers.contains { actor.may($0, in: project.id) } }
                    .flatMap { try FollowUpTable.open(db, in: $0.id, limit: Self.mostRows) }
                    .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
                : try FollowUpTable.open(db, of: actor.staff, limit: Self.mostRows)
            return try found.prefix(Self.mostRows).map { one in
                let (one, meeting) = try own(db, one.id, actor)
                return try file(db, one, meeting, try project(db, meeting.project), actor)
            }
        }
    }

    /// One that is the reader's, or of minutes that they may read.
    ///
    /// - Throws: ``GatheringRefusal/unknownFollowUp``
    func own(_ db: DB, _ id: ID<FollowUp>, _ actor: Actor) throws -> (FollowUp, Meeting) {
        guard let one = try FollowUpTable.find(db, id), let meeting = try MeetingTable.find(db, one.meeting),
            one.owner == actor.staff || Self.maySee(meeting, actor)
        else { throw GatheringRefusal.unknownFollowUp }
        return (one, meeting)
    }

    func mayAct(_ act: FollowUpAct.Name, _ one: FollowUp, _ meeting: Meeting, _ actor: Actor) -> Bool {
        if act == .makeCase, !actor.may(.caseRegister, in: meeting.project) { return false }
        return actor.may(.minutesWrite, in: meeting.project) || (act.isOwners && one.owner == actor.staff)
    }

    private func file(
        _ db: DB, _ one: FollowUp, _ meeting: Meeting, _ project: Project, _ actor: Actor
    ) throws -> FollowUpFile {
        FollowUpFile(
            one: one, meeting: meeting, project: project,
            item: try one.item.flatMap { try CaseTable.find(db, $0)?.number },
            allowed: one.allowed.filter { mayAct($0, one, meeting, actor) }, seesMeeting: Self.maySee(meeting, actor))
    }
}
