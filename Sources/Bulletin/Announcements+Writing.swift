import Casework
import Directory
import Kernel
import Store
import Workforce

extension Announcements {
    /// Writes a new draft; of an outage's notice or of a template where one is named.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/unknownOutage(_:)`` · ``BulletinRefusal/unknownTemplate(_:)`` · what
    ///   ``edit(_:_:version:request:by:)`` throws
    package func write(
        _ draft: AnnouncementDraft, request: RequestKey? = nil, by actor: Actor
    ) async throws -> AnnouncementFile {
        try actor.require(.announcementWrite)
        let (draft, outage) = try await filled(draft, by: actor)
        let checked = try draft.checked()
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let project = try actor.home(tx, outage.map(\.description) ?? checked.project, .announcementWrite)
                let one = Announcement(
                    id: tx.newID(), number: try Counters.number(tx, "N", of: "announcement", in: project.zone),
                    project: project.id,
                    outage: checked.outageID, by: actor.staff, madeAt: tx.now,
                    content: checked.content, audience: try audience(tx, checked, in: project), editor: actor.staff)
                try AnnouncementTable.insert(tx, one)
                try AnnouncementEntryTable.keepVersion(tx, of: one)
                try note(tx, one, "write", by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    /// Writes a draft anew; what it said before is kept.
    ///
    /// - Parameter version: the one that whoever writes has seen; nil: whichever is the newest.
    /// - Throws: ``BulletinRefusal/unknownAnnouncement`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``BulletinRefusal/announcementChanged`` · ``BulletinRefusal/announcementNotNow`` ·
    ///   ``BulletinRefusal/announcementLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)`` · ``BulletinRefusal/noSuchZone(_:)`` ·
    ///   ``BulletinRefusal/tooManyPlaces(most:)`` · ``CaseRefusal/dateOutOfRange(field:)``
    package func edit(
        _ name: String, _ draft: AnnouncementDraft, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> AnnouncementFile {
        let checked = try draft.checked()
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try known(tx, name, actor)
                try actor.require(.announcementWrite, in: one.project)
                if let version, version != one.version { throw BulletinRefusal.announcementChanged }
                guard one.state(at: tx.now) == .draft else { throw BulletinRefusal.announcementNotNow }
                one.content = checked.content
                one.audience = try audience(tx, checked, in: try project(tx, one.project))
                (one.editor, one.version) = (actor.staff, one.version + 1)
                try AnnouncementTable.update(tx, one)
                try AnnouncementTable.keepPlaces(tx, one)
                try AnnouncementEntryTable.keepVersion(tx, of: one)
                try note(tx, one, "edit", by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    /// With what an outage or a template says where nobody has written anything.
    private func filled(_ draft: AnnouncementDraft, by actor: Actor) async throws -> (AnnouncementDraft, ID<Project>?) {
        var draft = draft
        if let key = draft.template {
            guard let one = rules.template(key) else { throw BulletinRefusal.unknownTemplate(key) }
            draft.begin(with: one)
        }
        guard let name = draft.outage else { return (draft, nil) }
        let file = try await cases.outage(name, limit: 1, for: actor)
        draft.fill(
            title: file.notice.title, text: file.notice.body, titleEnglish: file.notice.titleEnglish,
            textEnglish: file.notice.bodyEnglish)
        if !draft.isWhole, draft.places.isEmpty, draft.zones.isEmpty {
            (draft.isWhole, draft.places) = (file.outage.isWhole, file.outage.places.map(\.code))
        }
        draft.content.until = draft.content.until ?? file.outage.until
        draft.outageID = file.outage.id
        return (draft, file.outage.project)
    }

    private func audience(
        _ db: DB, _ draft: AnnouncementDraft, in project: Project
    ) throws -> Announcement.Audience {
        let scope = try PlaceScope.read(
            db, draft.places, without: draft.without, zones: draft.zones, in: project, at: store.clock.now())
        return Announcement.Audience(
            isWhole: draft.isWhole, places: draft.isWhole ? [] : scope.places, without: scope.without,
            capacities: draft.capacities, tag: draft.tag)
    }
}
