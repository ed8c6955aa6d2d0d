import Casework
import Directory
import Kernel
import Store
import Workforce

extension DutyLog {
    /// Writes an entry into the log of a post.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RosterRefusal/unknownDepartment(_:)`` · ``HandoverRefusal/eventMissing`` ·
    ///   ``HandoverRefusal/entryTimeOutOfRange`` · ``DirectoryRefusal/tooLong(field:limit:)``
    package func write(
        _ draft: DutyDraft, _ place: RosterPlace, request: RequestKey? = nil, by actor: Actor
    ) async throws -> DutyFile {
        let id = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let post = try Post(tx, place, [.dutyWrite], actor)
                let content = try content(tx, draft, in: post.project)
                let turn = try turn(tx, post, content.at, actor)
                let entry = DutyEntry(
                    id: tx.newID(), project: post.project.id, department: post.department.id,
                    day: turn?.day ?? post.project.zone.day(of: content.at), shift: turn?.shift ?? "",
                    content: content, item: nil, by: actor.staff, writtenAt: tx.now)
                try DutyEntryTable.insert(tx, entry)
                let first = DutyVersion(version: 1, content: content, by: actor.staff, at: tx.now, reason: "")
                try DutyEntryTable.add(tx, first, of: entry.id)
                try note(tx, "write", entry, actor)
                return entry.id
            }
        }
        return try await file(id, for: actor)
    }

    /// Writes a newer version of an entry; those before stay as they are.
    ///
    /// - Parameter version: the one that whoever corrects has seen; nil: whichever is the newest.
    /// - Throws: ``HandoverRefusal/unknownDutyEntry`` · ``HandoverRefusal/entryChanged`` ·
    ///   ``HandoverRefusal/correctionNeedsReason`` · what ``write(_:_:request:by:)`` throws
    package func correct(
        _ id: ID<DutyEntry>, _ draft: DutyDraft, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> DutyFile {
        let reason = try Written.checked(draft.reason, "reason", most: Self.longestReason)
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var (entry, post) = try written(tx, id, actor)
                if let version, version != entry.version { throw HandoverRefusal.entryChanged }
                let content = try content(tx, draft, in: post.project)
                if reason.isEmpty, !entry.content.isOnlyEnded(by: content) {
                    throw HandoverRefusal.correctionNeedsReason
                }
                if content.at != entry.content.at {
                    let turn = try turn(tx, post, content.at, actor)
                    (entry.day, entry.shift) = (
                        turn?.day ?? post.project.zone.day(of: content.at), turn?.shift ?? ""
                    )
                }
                (entry.content, entry.version) = (content, entry.version + 1)
                try DutyEntryTable.update(tx, entry)
                let newest = DutyVersion(
                    version: entry.version, content: content, by: actor.staff, at: tx.now, reason: reason)
                try DutyEntryTable.add(tx, newest, of: id)
                try note(tx, "correct", entry, actor)
                return true
            }
        }
        return try await file(id, for: actor)
    }

    func turn(_ db: DB, _ post: Post, _ at: Instant, _ actor: Actor) throws -> ShiftChange.Turn? {
        let shifts = try Roster.shifts(db, in: post.project, of: post.department, around: at, rules)
        return ShiftChange.turn(of: shifts, at: at, of: actor.staff)
    }

    func note(_ tx: Tx, _ act: String, _ entry: DutyEntry, _ actor: Actor) throws {
        try Audit.append(
            tx, actor: actor.staff.number, act: "duty.\(act)", subject: entry.id.description,
            detail: "\(entry.day) \(entry.version)")
    }

    private func content(_ tx: Tx, _ draft: DutyDraft, in project: Project) throws -> DutyEntry.Content {
        let event = try Written.checked(draft.event, "event", most: Self.longestEvent)
        guard !event.isEmpty else { throw HandoverRefusal.eventMissing }
        let at = draft.at ?? tx.now
        // A clock may be a little fast.
        guard at <= tx.now + .minutes(5), at > tx.now - .days(366) else { throw HandoverRefusal.entryTimeOutOfRange }
        let text = try Written.checked(draft.place, "place", most: Self.longestPlace)
        let place = try PlaceTable.find(tx, code: text, in: project.id)
            ?? ID<Place>(text).flatMap { try PlaceTable.find(tx, $0) }.flatMap { $0.project == project.id ? $0 : nil }
        return DutyEntry.Content(
            at: at, place: place?.id, placeText: place?.code ?? text, event: event,
            course: try Written.checked(draft.course, "course", most: Self.longestCourse),
            result: try Written.checked(draft.result, "result", most: Self.longestCourse),
            isStruck: draft.isStruck)
    }
}

extension DutyEntry.Content {
    /// Nothing that stood there is changed: an open entry was told the rest of its course, or how it ended.
    func isOnlyEnded(by other: Self) -> Bool {
        var both = other
        (both.course, both.result) = (course, result)
        return both == self && other.course.hasPrefix(course) && other.result.hasPrefix(result)
    }
}
