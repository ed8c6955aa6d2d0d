import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// What rounds have to do with the texts of the house: plans follow the proposals that they were made of.
    package var follower: TextFollower {
        TextFollower(
            uses: { db, change, actor in try uses(db, change, for: actor) },
            plans: { db, change in try plans(db, change) },
            follow: { tx, change, actor in try follow(tx, change, by: actor) })
    }

    private struct Follower {
        let plan: RoundPlan
        let project: Project
        let content: RoundPlan.Content
    }

    /// Plans that would follow, project by project.
    private func followers(_ db: DB, _ change: TextChange) throws -> [Follower] {
        guard change.text == .rounds, change.desk == desk else { return [] }
        let new = Dictionary(change.new.rounds.proposals.map { ($0.key, $0) }) { first, _ in first }
        let pairs = change.old.rounds.proposals.reduce(into: [:]) { pairs, old in
            pairs[old.key] = new[old.key].map { (old: old, new: $0) }
        }
        return try ProjectTable.all(db).flatMap { project in
            try RoundPlanTable.all(db, of: project.id).compactMap { plan in
                guard let pair = plan.proposal.flatMap({ pairs[$0] }),
                    let content = plan.following(pair.old, pair.new)
                else { return nil }
                return Follower(plan: plan, project: project, content: content)
            }
        }
    }

    private func plans(_ db: DB, _ change: TextChange) throws -> [TextEffect.Plan] {
        try followers(db, change).map { one in
            let today = try RoundTable.of(db, plan: one.plan.id, on: one.project.zone.day(of: store.clock.now()))
            return TextEffect.Plan(
                name: one.plan.name, project: one.project.id, proposal: one.plan.proposal ?? "",
                rounds: today.count { $0.state == .open && $0.walked == 0 })
        }
    }

    /// Rounds of today that nobody has begun follow their plan, as where somebody changes it.
    private func follow(_ tx: Tx, _ change: TextChange, by actor: Actor) throws {
        for one in try followers(tx, change) {
            var plan = one.plan
            plan.content = one.content
            plan.version += 1
            try RoundPlanTable.update(tx, plan, by: actor.staff.number)
            _ = try follow(tx, plan, "round-plan.follow", in: one.project, by: actor)
        }
    }

    /// Checks that would be lost while what was found by them is not closed.
    private func uses(_ db: DB, _ change: TextChange, for actor: Actor) throws -> [TextUse] {
        guard change.text == .rounds, change.desk == desk else { return [] }
        let lost = Set(change.gone)
        guard !lost.isEmpty else { return [] }
        let open = try FindingTable.standing(db).filter { lost.contains($0.key) }
        return Dictionary(grouping: open) { $0.key }.sorted { $0.key < $1.key }.map { key, found in
            let shown = found.filter { actor.may(.caseRead, in: $0.project) }.compactMap(\.number)
            return TextUse(key: key, count: found.count, cases: Array(shown.prefix(TextUse.mostCases)))
        }
    }
}
