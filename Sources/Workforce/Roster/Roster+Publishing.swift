import Directory
import Kernel
import Store

extension Roster {
    /// Shows the plan of a month to everybody in it. What it breaks must have been allowed, or is allowed now for one
    /// reason.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``RosterRefusal/alreadyPublished`` ·
    ///   ``RosterRefusal/breachesOpen(_:)``
    package func publish(
        _ place: RosterPlace, _ month: RosterMonth, reason: String = "", request: RequestKey? = nil, by actor: Actor
    ) async throws {
        let reason = try checked(reason)
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let plan = try editable(tx, place, month, actor)
                guard plan.publication == nil else { throw RosterRefusal.alreadyPublished }
                guard plan.open.isEmpty || !reason.isEmpty else { throw RosterRefusal.breachesOpen(plan.open.count) }
                for breach in plan.open { try allow(tx, breach, plan, reason, actor) }
                try RosterChangeTable.publish(tx, month, in: plan.project.id, of: plan.department.id, by: actor.staff)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "roster.publish",
                    subject: "\(plan.project.code) \(plan.department.key) \(month)", detail: "\(plan.open.count)")
                try moved(tx, .publishing, in: [plan.project], month.first...month.last, by: actor)
                return true
            }
        }
    }

    /// Allows one breach, and says why. It holds for this breach alone: where the figure becomes another it is asked
    /// again.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``RosterRefusal/reasonMissing`` ·
    ///   ``RosterRefusal/unknownBreach``
    package func allow(
        breach key: String, _ place: RosterPlace, _ month: RosterMonth, reason: String, request: RequestKey? = nil,
        by actor: Actor
    ) async throws {
        let reason = try checked(reason)
        guard !reason.isEmpty else { throw RosterRefusal.reasonMissing }
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let plan = try editable(tx, place, month, actor)
                guard let breach = plan.breaches.first(where: { $0.key == key })
                else { throw RosterRefusal.unknownBreach }
                try allow(tx, breach, plan, reason, actor)
                return true
            }
        }
    }

    private func editable(_ tx: Tx, _ place: RosterPlace, _ month: RosterMonth, _ actor: Actor) throws -> RosterPlan {
        let (project, department) = try found(tx, place, [.rosterEdit], actor)
        return try plan(tx, try RosterBook(tx, project, department, month.range))
    }

    private func allow(
        _ tx: Tx, _ breach: RosterBreach, _ plan: RosterPlan, _ reason: String, _ actor: Actor
    ) throws {
        try RosterChangeTable.override(
            tx, breach.key, reason, in: plan.project.id, of: plan.department.id, by: actor.staff)
        try Audit.append(tx, actor: actor.staff.number, act: "roster.allow", subject: breach.key, detail: reason)
    }
}
