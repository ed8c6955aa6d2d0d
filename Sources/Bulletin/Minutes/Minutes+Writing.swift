import Casework
import Directory
import Kernel
import Store
import Workforce

extension Minutes {
    /// - Throws: what ``MeetingDraft`` lacks · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)``
    package func write(
        _ draft: MeetingDraft, request: RequestKey? = nil, by actor: Actor
    ) async throws -> MeetingFile {
        try actor.require(.minutesWrite)
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let project = try actor.home(tx, draft.project, .minutesWrite)
                let one = Meeting(
                    id: tx.newID(), number: try Counters.number(tx, "M", of: "meeting", in: project.zone),
                    project: project.id, by: actor.staff, madeAt: tx.now, content: try draft.checked(tx),
                    editor: actor.staff)
                try MeetingTable.insert(tx, one)
                try MeetingTable.keepVersion(tx, of: one)
                try note(tx, one, "write", by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    /// Writes a draft anew; what it said before is kept.
    ///
    /// - Throws: ``GatheringRefusal/unknownMeeting`` · ``GatheringRefusal/gatheringChanged`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``GatheringRefusal/gatheringNotNow`` · what ``MeetingDraft`` lacks
    package func edit(
        _ name: String, _ draft: MeetingDraft, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> MeetingFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try known(tx, name, version: version, actor)
                try actor.require(.minutesWrite, in: one.project)
                guard one.stage == .draft else { throw GatheringRefusal.gatheringNotNow }
                one.content = try draft.checked(tx)
                (one.editor, one.version) = (actor.staff, one.version + 1)
                try MeetingTable.update(tx, one)
                try MeetingTable.keepVersion(tx, of: one)
                try note(tx, one, "edit", by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    /// Submits, approves or gives back the minutes. Who had the chair approves, and has not written them.
    ///
    /// - Throws: ``GatheringRefusal/unknownMeeting`` · ``GatheringRefusal/gatheringChanged`` ·
    ///   ``GatheringRefusal/gatheringNotNow`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``GatheringRefusal/notTheChair`` · ``GatheringRefusal/ownMinutes`` · ``GatheringRefusal/gatheringLacks(_:)``
    package func act(
        _ act: MeetingAct, on name: String, version: Int? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> MeetingFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try known(tx, name, version: version, actor)
                guard one.allowed.contains(act.name) else { throw GatheringRefusal.gatheringNotNow }
                if let no = try refusal(tx, of: act.name, on: one, by: actor) { throw no }
                let words = try act.words()
                if act.name == .submit, one.content.items.isEmpty { throw GatheringRefusal.gatheringLacks("items") }
                one.version += 1
                (one.stage, one.approvedAt) = (Self.stage(after: act.name), act.name == .approve ? tx.now : nil)
                try MeetingTable.update(tx, one)
                try note(tx, one, act.name.rawValue, words, by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    private static func stage(after act: MeetingAct.Name) -> Meeting.Stage {
        switch act {
        case .submit: .submitted
        case .approve: .approved
        case .back: .draft
        }
    }

    /// Why somebody may not do something with the minutes; nil where they may.
    func refusal(_ db: DB, of act: MeetingAct.Name, on one: Meeting, by actor: Actor) throws -> (any Refusal)? {
        let isChair = one.content.chair == actor.staff
        switch act {
        case .approve:
            if !isChair { return GatheringRefusal.notTheChair }
            return try MeetingTable.hasWritten(db, one.id, actor.staff) ? GatheringRefusal.ownMinutes : nil
        case .back where one.stage == .approved: return isChair ? nil : GatheringRefusal.notTheChair
        case .submit, .back:
            if isChair, act == .back { return nil }
            return actor.may(.minutesWrite, in: one.project) ? nil : WorkforceRefusal.notAllowed(.minutesWrite)
        }
    }
}
