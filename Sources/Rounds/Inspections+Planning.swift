import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// The plans of a project, in the order in which they were made.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func plans(in project: ID<Project>, for actor: Actor) async throws -> [RoundPlan] {
        try actor.require(.roundsRead, .roundsPlan, in: project)
        return try await store.read { try RoundPlanTable.all($0, of: project) }
    }

    /// - Throws: ``RoundRefusal/unknownRoundPlan(_:)``
    package func plan(_ name: String, for actor: Actor) async throws -> RoundPlan {
        try await store.read { try visiblePlan($0, name, to: actor) }
    }

    private func visiblePlan(_ db: DB, _ name: String, to actor: Actor) throws -> RoundPlan {
        guard let plan = try ID<RoundPlan>(name).flatMap({ try RoundPlanTable.find(db, $0) }),
            actor.may(.roundsRead, in: plan.project) || actor.may(.roundsPlan, in: plan.project)
        else { throw RoundRefusal.unknownRoundPlan(name) }
        return plan
    }

    /// Makes a plan; where it is on, its rounds of today are made with it.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · what ``RoundPlanDraft`` refuses ·
    ///   ``DirectoryRefusal/unknownPlace(_:)`` · ``RoundRefusal/walkerUnfit(_:)`` ·
    ///   ``RoundRefusal/tooMany(field:limit:)``
    package func add(
        _ draft: RoundPlanDraft, in project: ID<Project>, proposal: String? = nil, request: RequestKey? = nil,
        by actor: Actor
    ) async throws -> RoundPlan {
        try actor.require(.roundsPlan, in: project)
        try draft.check()
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                guard try RoundPlanTable.count(tx, of: project) < Self.mostPlans else {
                    throw RoundRefusal.tooMany(field: "plans", limit: Self.mostPlans)
                }
                let home = try self.project(tx, project)
                let plan = RoundPlan(
                    id: tx.newID(), project: project, name: draft.name.trimmed, state: draft.isOn ? .on : .off,
                    content: try content(tx, draft, in: home), version: 1, proposal: proposal)
                try RoundPlanTable.insert(tx, plan, by: actor.staff.number)
                return try follow(tx, plan, "round-plan.add", in: home, by: actor)
            }
        }
    }

    /// Changes a plan. Rounds of today that nobody has begun follow it; those that were begun stay as they are.
    ///
    /// - Throws: as ``add(_:in:proposal:request:by:)`` · ``RoundRefusal/unknownRoundPlan(_:)`` ·
    ///   ``RoundRefusal/planStale(current:)``
    package func change(
        _ name: String, to draft: RoundPlanDraft, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> RoundPlan {
        try draft.check()
        return try await store.write { tx in
            var plan = try visiblePlan(tx, name, to: actor)
            try actor.require(.roundsPlan, in: plan.project)
            return try tx.once(request, actor: actor.staff.number) {
                if let version, version != plan.version { throw RoundRefusal.planStale(current: plan.version) }
                let home = try project(tx, plan.project)
                (plan.name, plan.state) = (draft.name.trimmed, draft.isOn ? .on : .off)
                plan.content = try content(tx, draft, in: home)
                plan.version += 1
                try RoundPlanTable.update(tx, plan, by: actor.staff.number)
                return try follow(tx, plan, "round-plan.change", in: home, by: actor)
            }
        }
    }

    func follow(
        _ tx: Tx, _ plan: RoundPlan, _ act: String, in project: Project, by actor: Actor
    ) throws -> RoundPlan {
        try make(tx, project, on: project.zone.day(of: tx.now), only: plan, by: actor)
        try Audit.append(
            tx, actor: actor.staff.number, act: act, subject: plan.id.description, detail: plan.name)
        Self.tell(tx, project.id)
        return plan
    }
}
