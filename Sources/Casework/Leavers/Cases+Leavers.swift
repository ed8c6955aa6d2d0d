import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// What somebody has in hand, for whoever rules over them.
    ///
    /// - Parameter rooms: what else they may hold.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func holdings(
        of id: ID<Staff>, besides rooms: [LeaverRoom] = [], for actor: Actor
    ) async throws -> Holdings {
        try await store.read { db in
            _ = try Team.ruled(db, id, by: actor)
            var held = try HoldingTable.find(db, of: id, on: zoneDay)
            for room in rooms { held.kept[room.kind] = try room.count(db, id) }
            return held
        }
    }

    /// Lets somebody go and says who takes over.
    ///
    /// From the commit on nothing opens for them. Saved lists, skills, whom they lead and what other rooms keep for
    /// them go over with it; cases, work and warnings follow by themselves in portions (``run()``), to those named
    /// here, or back to the centre.
    ///
    /// - Parameter version: what was seen; nil where the asker does not say.
    /// - Throws: ``WorkforceRefusal/reasonMissing`` · ``WorkforceRefusal/reasonTooLong(most:)`` ·
    ///   what ``Team/leave(_:_:version:reason:by:)`` refuses · ``WorkforceRefusal/badHeir``
    package func letGo(
        _ id: ID<Staff>, _ plan: HandOver, reason: String, version: Int?, besides rooms: [LeaverRoom] = [],
        request: RequestKey? = nil, by actor: Actor
    ) async throws -> Staff {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let reason = try Reason.checked(reason)
                let staff = try Team.leave(tx, id, version: version, reason: reason, by: actor)
                for heir in Set(plan.heirs.values) {
                    guard heir != id, try StaffTable.find(tx, heir)?.isActive == true else {
                        throw WorkforceRefusal.badHeir
                    }
                }
                try HandOverTable.insert(tx, plan, of: id, reason: reason, by: actor)
                if let heir = plan.heir(of: .views) { try HoldingTable.copyViews(tx, of: id, to: heir) }
                if let heir = plan.heir(of: .skills) { try HoldingTable.copySkills(tx, of: id, to: heir) }
                try handZones(tx, of: id, to: plan.heir(of: .skills), by: actor)
                try Team.handLed(tx, by: id, to: plan.heir(of: .led) ?? staff.manager, by: actor)
                for room in rooms { try hand(tx, room, of: staff, plan, by: actor) }
                return staff
            }
        }
    }

    private func hand(
        _ tx: Tx, _ room: LeaverRoom, of leaver: Staff, _ plan: HandOver, by actor: Actor
    ) throws {
        let heir = try plan.heir(of: room.kind).flatMap { try StaffTable.find(tx, $0) }
        try room.handOn(tx, LeaverRoom.Leaving(leaver: leaver, heir: heir, actor: actor))
    }

    /// Whoever leaves looks after nothing from today on; what they looked after is the heir's, who has it until the day
    /// that was agreed.
    private func handZones(_ tx: Tx, of leaver: ID<Staff>, to heir: ID<Staff>?, by actor: Actor) throws {
        let today = zoneDay
        let own = try heir.map { try ZoneTable.standing(tx, of: $0, on: today) } ?? []
        for post in try ZoneTable.standing(tx, of: leaver, on: today) {
            try ZoneTable.end(tx, post.id, on: today.adding(days: -1))
            guard let heir, post.standsInFor != heir,
                !own.contains(where: { $0.place == post.place && $0.duty == post.duty })
            else { continue }
            let next = ZonePost(
                id: tx.newID(), project: post.project, staff: heir, place: post.place, duty: post.duty,
                from: max(today, post.from), to: post.to, standsInFor: post.standsInFor)
            try ZoneTable.insert(tx, next, by: actor.staff)
        }
    }

    /// Whoever was named to take over from somebody who has left, where they work in the case's project.
    func successor(_ db: DB, of leaver: ID<Staff>, _ kind: HandOver.Kind, for item: Case) throws -> ID<Staff>? {
        guard let heir = try HandOverTable.current(db, of: leaver)?.plan.heir(of: kind),
            let actor = try Doorkeeper.actor(db, heir)?.0
        else { return nil }
        return actor.may(kind == .tasks ? .caseWork : .caseFollow, on: item) ? heir : nil
    }

    /// Sends the work of somebody who has left to whoever was named for it.
    ///
    /// - Returns: false where nobody was, or where others work on the case too, or where nothing can be sent as the
    ///   case stands; nothing was done then.
    func sendOn(_ tx: Tx, _ item: Case) throws -> Bool {
        let workers = Set(item.openTasks.map(\.assignee))
        guard let (desk, procedure) = try? rules(of: item), workers.count == 1, let leaver = workers.first ?? nil,
            let heir = try successor(tx, of: leaver, .tasks, for: item),
            let action = procedure.actions.first(where: { $0.does.contains(.sendTask) }),
            action.from.contains(item.stage), action.needs == [.given(.to)]
        else { return false }
        try learnCalendars(tx, of: item.desk, for: item.promises)
        let project = try project(tx, item.project)
        var act = Act(action.key)
        act.to = .staff(heir)
        var moment = systemMoment(at: tx.now, in: project)
        moment.door = desk.dispatch.door?.code(for: item.kind)
        guard let events = try allowing({ try procedure.decide(act, on: item, at: moment, levels: desk.levels) }) else {
            return false
        }
        let deed = Deed(act: action.key, words: Occasion.left.rawValue, actor: .system, now: tx.now)
        _ = try commit(tx, events, to: item, deed, in: project)
        try NoticeTable.tell(tx, heir, of: .left, on: item.id, isStandIn: false)
        return true
    }
}
