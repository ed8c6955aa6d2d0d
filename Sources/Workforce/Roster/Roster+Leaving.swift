import Directory
import Kernel
import Store

extension Roster {
    /// Asks for leave. A supervisor decides on it; what is planned meanwhile stays and is told as a breach.
    ///
    /// - Throws: ``RosterRefusal/unknownLeaveKind(_:)`` · ``RosterRefusal/badDays`` ·
    ///   ``RosterRefusal/spanTooLong(most:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    package func ask(_ draft: LeaveDraft, request: RequestKey? = nil, by actor: Actor) async throws -> Leave {
        guard rules.leaveKinds.contains(where: { $0.key == draft.kind }) else {
            throw RosterRefusal.unknownLeaveKind(draft.kind)
        }
        guard let first = draft.first, let last = draft.last, first <= last else { throw RosterRefusal.badDays }
        guard first < last || !(draft.isFromNoon && draft.isToNoon) else { throw RosterRefusal.badDays }
        guard first.days(to: last) < Int64(Self.mostDays) else { throw RosterRefusal.spanTooLong(most: Self.mostDays) }
        let reason = try checked(draft.reason)
        let id = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let leave = Leave(
                    id: tx.newID(), staff: actor.staff, kind: draft.kind, first: first, last: last,
                    isFromNoon: draft.isFromNoon, isToNoon: draft.isToNoon, reason: reason, askedAt: tx.now)
                try LeaveTable.insert(tx, leave)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "leave.ask", subject: leave.id.description,
                    detail: "\(draft.kind) \(first) \(last)")
                return leave.id
            }
        }
        return try await leave(id)
    }

    /// Decides on leave, or withdraws one's own. Nobody decides on their own.
    ///
    /// - Throws: ``RosterRefusal/unknownLeave`` · ``RosterRefusal/requestIsClosed`` ·
    ///   ``RosterRefusal/notYourRequest`` · ``RosterRefusal/ownRequest`` · ``WorkforceRefusal/notAllowed(_:)``
    package func act(
        _ act: LeaveAct, on id: ID<Leave>, note: String = "", request: RequestKey? = nil, by actor: Actor
    ) async throws -> Leave {
        let note = try checked(note, "note")
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                guard let leave = try LeaveTable.find(tx, id) else { throw RosterRefusal.unknownLeave }
                try mayAct(tx, act, on: leave, actor)
                try LeaveTable.decide(tx, id, act.state, by: actor.staff, note)
                if act == .approve || leave.state == .approved { try moved(tx, leave, by: actor) }
                try Audit.append(
                    tx, actor: actor.staff.number, act: "leave.\(act.rawValue)", subject: id.description, detail: note)
                return true
            }
        }
        return try await leave(id)
    }

    private func mayAct(_ tx: Tx, _ act: LeaveAct, on leave: Leave, _ actor: Actor) throws {
        if act == .withdraw {
            guard leave.staff == actor.staff else { throw RosterRefusal.unknownLeave }
            guard leave.state == .asked || leave.state == .approved else { throw RosterRefusal.requestIsClosed }
            return
        }
        guard let staff = try StaffTable.find(tx, leave.staff), decides(about: staff, actor) else {
            throw RosterRefusal.unknownLeave
        }
        guard leave.staff != actor.staff else { throw RosterRefusal.ownRequest }
        guard leave.state == .asked else { throw RosterRefusal.requestIsClosed }
    }

    /// Whether somebody plans where somebody else works.
    private func decides(about staff: Staff, _ actor: Actor) -> Bool {
        staff.roles.contains { post in
            post.project.map { actor.may(.rosterEdit, in: $0) } ?? actor.may(.rosterEdit)
        }
    }

    private func leave(_ id: ID<Leave>) async throws -> Leave {
        guard let leave = try await store.read({ try LeaveTable.find($0, id) }) else {
            throw RosterRefusal.unknownLeave
        }
        return leave
    }
}

extension LeaveAct {
    var state: Leave.State {
        switch self {
        case .approve: .approved
        case .refuse: .refused
        case .withdraw: .withdrawn
        }
    }
}
