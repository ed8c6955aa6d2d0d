import Casework
import Directory
import Kernel
import Store
import Workforce

extension Minutes {
    /// Gives somebody something to do after a meeting.
    ///
    /// - Parameter owner: by user, name or ID.
    /// - Throws: ``GatheringRefusal/unknownMeeting`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``GatheringRefusal/gatheringLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``WorkforceRefusal/unknownStaff(_:)`` · ``GatheringRefusal/tooManyFollowUps(most:)``
    package func follow(
        _ name: String, what: String, owner: String, due: Day?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> FollowUpFile {
        let what = try GatheringText.needed(what, "task", FollowUp.longestWhat)
        let owner = try GatheringText.needed(owner, "owner", ActivityDraft.longestTitle)
        guard let due else { throw GatheringRefusal.gatheringLacks("due") }
        let id = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let meeting = try known(tx, name, actor)
                try actor.require(.minutesWrite, in: meeting.project)
                let all = try FollowUpTable.all(tx, of: meeting.id)
                guard all.count < FollowUp.most else { throw GatheringRefusal.tooManyFollowUps(most: FollowUp.most) }
                let one = FollowUp(
                    id: tx.newID(), meeting: meeting.id, project: meeting.project, place: all.count + 1, what: what,
                    owner: try StaffRoll(StaffTable.all(tx)).active(owner), due: due, madeAt: tx.now, by: actor.staff)
                try FollowUpTable.insert(tx, one)
                try note(tx, meeting, "follow", "\(one.place). \(what)", by: actor)
                return one.id
            }
        }
        return try await followUp(id, for: actor)
    }

    /// Does something with a follow-up: its owner says what came of it or makes a case of it, who writes minutes may
    /// do everything.
    ///
    /// - Throws: ``GatheringRefusal/unknownFollowUp`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``GatheringRefusal/gatheringChanged`` · ``GatheringRefusal/followUpHasCase`` ·
    ///   ``GatheringRefusal/gatheringNotNow`` · ``GatheringRefusal/gatheringLacks(_:)`` ·
    ///   ``DirectoryRefusal/tooLong(field:limit:)`` · ``WorkforceRefusal/unknownStaff(_:)`` · what registering refuses
    package func act(
        _ act: FollowUpAct, on id: ID<FollowUp>, version: Int? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> FollowUpFile {
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let (one, meeting) = try own(tx, id, actor)
                guard mayAct(act.name, one, meeting, actor) else { throw WorkforceRefusal.notAllowed(.minutesWrite) }
                if let version, version != one.version { throw GatheringRefusal.gatheringChanged }
                if act.name == .makeCase, one.item != nil { throw GatheringRefusal.followUpHasCase }
                guard one.allowed.contains(act.name) else { throw GatheringRefusal.gatheringNotNow }
                try take(tx, act, on: one, of: meeting, by: actor)
                return true
            }
        }
        return try await followUp(id, for: actor)
    }

    private func take(
        _ tx: Tx, _ act: FollowUpAct, on old: FollowUp, of meeting: Meeting, by actor: Actor
    ) throws {
        var (one, words) = (old, try act.words())
        one.version += 1
        switch act {
        case .done: (one.state, one.result, one.endedAt) = (.done, words, tx.now)
        case .drop: (one.state, one.result, one.endedAt) = (.dropped, words, tx.now)
        case .reopen: (one.state, one.endedAt) = (.open, nil)
        case .change(let what, let owner, let due):
            one.what = try what.map { try GatheringText.needed($0, "task", FollowUp.longestWhat) } ?? one.what
            one.owner = try owner.map { try StaffRoll(StaffTable.all(tx)).active($0) } ?? one.owner
            one.due = due ?? one.due
            words = "\(old.due) \(old.what)"
        case .makeCase(let kind):
            let item = try cases.register(tx, try intake(tx, one, meeting, kind, actor), by: actor)
            (one.item, words) = (item.id, item.number)
        }
        try FollowUpTable.update(tx, one)
        try note(tx, meeting, "\(act.name.rawValue)FollowUp", "\(one.place). \(words)", by: actor)
    }

    private func intake(
        _ db: DB, _ one: FollowUp, _ meeting: Meeting, _ kind: String, _ actor: Actor
    ) throws -> Intake {
        var intake = Intake()
        (intake.project, intake.kind) = (try project(db, meeting.project).code, kind)
        intake.channel = cases.handoverRules.channel
        intake.reporter = Reporter(name: actor.name)
        intake.text = "\(one.what)\n\(meeting.number)/\(one.place) \(meeting.content.title)"
        return intake
    }
}
